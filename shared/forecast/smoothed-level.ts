// Simple exponential smoothing with the smoothing weight and the first level of least squared error: the level that Theta
// leans on. For each weight the best first level has a closed form, so only the weight is searched, and always the same way.

/** By month; null is skipped: the level stays what it was. */
export type Values = readonly (number | null)[]

export interface SmoothedLevel {
  /** How much of each month's error the level takes up, 0.0001 to 0.9999. */
  readonly weight: number
  /** After the last month. */
  readonly level: number
}

interface Tried extends SmoothedLevel {
  readonly squaredError: number
}

/** The bounds of R's `forecast`. */
const LOWEST = 1e-4
const HIGHEST = 0.9999
/** A coarse look at the whole range, as the error can have more than one valley; then a golden section search in the best. */
const GRID_STEPS = 20
const GOLDEN_STEPS = 24
const GOLDEN = (Math.sqrt(5) - 1) / 2
const STEP = (HIGHEST - LOWEST) / GRID_STEPS

/** @param months how many of the values to read, from the first */
export function smoothedLevel(values: Values, months: number): SmoothedLevel {
  let best = smoothedWith(LOWEST, values, months)
  for (let step = 1; step <= GRID_STEPS; step += 1) {
    const tried = smoothedWith(LOWEST + step * STEP, values, months)
    if (tried.squaredError < best.squaredError) best = tried
  }
  return goldenSection(best, values, months)
}

function goldenSection(start: Tried, values: Values, months: number): Tried {
  let low = Math.max(LOWEST, start.weight - STEP)
  let high = Math.min(HIGHEST, start.weight + STEP)
  let left = smoothedWith(high - GOLDEN * (high - low), values, months)
  let right = smoothedWith(low + GOLDEN * (high - low), values, months)
  let best = start
  for (let step = 0; step < GOLDEN_STEPS; step += 1) {
    const better = left.squaredError <= right.squaredError ? left : right
    if (better.squaredError < best.squaredError) best = better
    if (better === left) {
      high = right.weight
      right = left
      left = smoothedWith(high - GOLDEN * (high - low), values, months)
    } else {
      low = left.weight
      left = right
      right = smoothedWith(low + GOLDEN * (high - low), values, months)
    }
  }
  return best
}

/** Each error is `fromZero - share x first level`: what it is when smoothing starts at zero, less what is left of the start. */
function smoothedWith(weight: number, values: Values, months: number): Tried {
  let level = 0
  let share = 1
  let [products, shares, squares] = [0, 0, 0]
  for (let month = 0; month < months; month += 1) {
    const value = values[month] as number | null
    if (value === null) continue
    const fromZero = value - level
    products += share * fromZero
    shares += share * share
    squares += fromZero * fromZero
    level += weight * fromZero
    share *= 1 - weight
  }
  const first = products / shares
  return { weight, level: level + share * first, squaredError: squares - products * first }
}
