// Why a run cannot be read, each as one sentence wherever it is found out.
import { methodId } from '../../../shared/approximation/method-text.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { NotPublishedError } from '../../runtime/errors.ts'
import type { PointerKey } from './keys.ts'
import type { Pointer } from './pointer.ts'
import type { RunRecord } from './run-record.ts'

/** What a refusal names a run by. */
type NamedRun = Pick<RunRecord, 'runId' | 'period'>

/** No pointer, or none at the instant of knowledge time that was asked for. */
export function noRunPublished(key: PointerKey, knownAtMs?: number): NotPublishedError {
  const when = knownAtMs === undefined ? 'is' : 'was then'
  return new NotPublishedError(
    `No run of ${key.period} (${methodId(key.method, key.policies)}) ${when} published. Allocate the month first: npm run figures -- --period ${key.period}`,
    'not_published',
  )
}

/** A closed period, and how what was learned since is published beside it. */
export function closedPeriod(
  { period, method, policies }: PointerKey,
  { closing }: Pick<Pointer, 'closing'>,
): string {
  const by = closing === undefined ? '' : ` at ${instantText(closing.closedAtMs)} by ${closing.approvedBy}`
  const event = JSON.stringify({
    period,
    restate: { reason: 'Why, in a sentence.', restatedBy: 'Your name' },
  })
  return `${period} (${methodId(method, policies)}) was closed${by}: its figures never change, and npm run figures -- --period ${period} --basis closed shows them. To publish what was learned since beside them, restate it: allocate-costs with ${event}, or npm run figures -- --period ${period} --restate "Why, in a sentence." --restated-by "Your name".`
}

/** No figures of a basis. */
export function notClosed(period: string): NotPublishedError {
  return new NotPublishedError(
    `${period} is not closed yet, so it has no closed or restated figures. Close it: npm run close -- --period ${period} --prepared-by "Your name".`,
    'not_published',
  )
}

/** No record under the id. */
export function unknownRun(runId: string): NotPublishedError {
  return new NotPublishedError(
    `No run has the id ${runId}: it was never published, or it has expired.`,
    'unknown_run',
  )
}

/** Failed, refused, or still being written. */
export function neverPublished(runId: string): NotPublishedError {
  return new NotPublishedError(`The run ${runId} was not published.`, 'not_published')
}

/** By the clock; `expiresAt` in epoch seconds. */
export function pastExpiry({ runId, period }: NamedRun, expiresAt: number): NotPublishedError {
  return new NotPublishedError(
    `The run ${runId} of ${period} expired at ${instantText(expiresAt * 1000)} and is no longer shown. Ask for the current run of ${period} instead.`,
    'expired',
  )
}

export function expiredInPart({ runId, period }: NamedRun): NotPublishedError {
  return new NotPublishedError(
    `The run ${runId} of ${period} has expired in part and is not shown.`,
    'expired',
  )
}

/** A run of an older layout: what it lacks is never guessed. */
export function olderLayout({ runId, period }: NamedRun): NotPublishedError {
  return new NotPublishedError(
    `The run ${runId} of ${period} was published before runs held all that this needs. Allocate the month again: npm run figures -- --period ${period}`,
    'not_published',
  )
}
