// A month's emails over companies and days: uneven, whole, and never losing one.
import type { Random } from './random.ts'

/** Whole parts of similar size that add up to the total. */
export function splitRandomly(random: Random, total: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, () => random.between(0.5, 1.5))
  const weightOfAll = weights.reduce((sum, weight) => sum + weight, 0)
  let weightSoFar = 0
  let given = 0
  return weights.map((weight, index) => {
    weightSoFar += weight
    const upTo = index === parts - 1 ? total : Math.floor((total * weightSoFar) / weightOfAll)
    const part = upTo - given
    given = upTo
    return part
  })
}
