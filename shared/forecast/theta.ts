// The Theta method (Assimakopoulos and Nikolopoulos 2000) as Hyndman and Billah (2003) write it: exponential smoothing, and
// half of the straight line's slope as drift. A damped trend needs five figures where it needs three, more than six months
// tell; and where both can be fitted, Theta was less far off (`npm run bench:forecast`). So there is one method, not a choice.
import { smoothedLevel, type Values } from './smoothed-level.ts'

export interface Theta {
  readonly weight: number
  readonly level: number
  /** A month. */
  readonly drift: number
  /** How many months of drift the level lies behind the line, as smoothing follows late. */
  readonly monthsBehind: number
  /** Known values that it was fitted to. */
  readonly points: number
}

/** @param months how many of the values to read, from the first; the first and the last of them are known */
export function fitTheta(values: Values, months: number): Theta {
  const { weight, level } = smoothedLevel(values, months)
  const { slope, points } = straightLine(values, months)
  let monthsBehind = 0
  for (let month = 1; month < months; month += 1) {
    monthsBehind += 1
    if (values[month] !== null) monthsBehind *= 1 - weight
  }
  return { weight, level, drift: slope / 2, monthsBehind, points }
}

/** @param ahead months after the last one read, from 1 */
export function thetaAhead({ level, drift, monthsBehind }: Theta, ahead: number): number {
  return level + drift * (ahead + monthsBehind)
}

/** By least squares. */
function straightLine(values: Values, months: number): { slope: number; points: number } {
  let [points, monthSum, valueSum] = [0, 0, 0]
  for (let month = 0; month < months; month += 1) {
    const value = values[month] as number | null
    if (value === null) continue
    points += 1
    monthSum += month
    valueSum += value
  }
  let [products, squares] = [0, 0]
  for (let month = 0; month < months; month += 1) {
    const value = values[month] as number | null
    if (value === null) continue
    const distance = month - monthSum / points
    products += distance * (value - valueSum / points)
    squares += distance * distance
  }
  return { slope: products / squares, points }
}
