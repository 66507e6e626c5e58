// The full-year outlook of a total: of all of its lines or none, since it stands beside a budget of all of them.
import type { Amount } from '../contract/budget/variance.ts'
import { counted } from '../ranges/grouped-numbers.ts'
import { boundOfSum, centsOfAll, knownAmount, noAmount } from './amounts.ts'

/** Null where a line has none, with how many have. */
export function totalOutlook(lines: readonly Amount[]): Amount {
  const known = lines.filter(({ cents }) => cents !== null)
  if (known.length === lines.length) return knownAmount(centsOfAll(known), boundOfSum(known))
  return noAmount({
    code: 'lines_without_outlook',
    message: `${known.length} of ${counted(lines.length, 'line')} ${lines.length === 1 ? 'has' : 'have'} an outlook.`,
  })
}
