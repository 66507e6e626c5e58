// A closed month is not allocated anew: its figures never change, and what was learned since is a restatement. What-if runs
// beside them change nothing, and stay possible.
import { RefusedError } from '../../shared/errors.ts'
import { combinationOf, isOfficial } from '../runtime/official-combination.ts'
import { type ClosedPointer, findClosing } from '../stores/runs/find-closing.ts'
import { pointerKey } from '../stores/runs/keys.ts'
import { closedPeriod } from '../stores/runs/refusals.ts'
import type { AskedMonth } from './read-month.ts'
import type { Services } from './services.ts'

type Stores = Pick<Services, 'configuration' | 'table'>

/** @throws RefusedError that says how to restate, for the official combination and the one that the month was closed under */
export async function refuseClosed(
  { period, method, policies }: AskedMonth,
  services: Stores,
): Promise<void> {
  const closing = await closingOf(period.id, services)
  if (closing === null) return
  const isThatOfTheClose =
    pointerKey({ period: period.id, method, policies }).pk === pointerKey(closing.key).pk
  if (isThatOfTheClose || isOfficial({ method, policies }, services.configuration)) {
    throw new RefusedError(closedPeriod(closing.key, closing.pointer))
  }
}

/** @throws RefusedError for a month that is open: there is nothing to restate */
export async function requireClosed(period: string, services: Stores): Promise<ClosedPointer> {
  const closing = await closingOf(period, services)
  if (closing !== null) return closing
  throw new RefusedError(
    `${period} is open, and only a closed period is restated: allocate it again without restate, ${JSON.stringify({ period })}, and its figures are current. To close it: npm run close -- --period ${period} --prepared-by "Your name".`,
  )
}

function closingOf(period: string, { configuration, table }: Stores): Promise<ClosedPointer | null> {
  return findClosing(table, { period, ...combinationOf({}, configuration) })
}
