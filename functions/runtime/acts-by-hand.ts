// What people did by starting a job by hand, whatever came of it: known once the start has ended.
import { type ActLine, type JobAct, lineOfAct } from '../../shared/audit/job-acts.ts'
import type { AuditEntry } from '../../shared/contract/audit/audit-entry.ts'
import { InvalidInputError, NotConservedError, RefusedError } from '../../shared/errors.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { publishAuditedLine } from './audited-lines.ts'
import { PublicationRefusedError } from './errors.ts'

/** How a start ended: with what it answered, or without an answer. */
export type Ended<Result> =
  | { readonly outcome: 'done'; readonly result: Result; readonly nowMs: number }
  | { readonly outcome: 'refused' | 'failed'; readonly result: null; readonly nowMs: number }

export interface StartByHand<Result> {
  readonly requestId: string
  /** Epoch milliseconds. */
  readonly clock: () => number
  /** None where it was a dry run, or a schedule started it. */
  readonly actsOf: (ended: Ended<Result>) => readonly JobAct[]
  /** Where each line goes beside those who listen. */
  readonly write: (line: ActLine) => void
}

/** Does the work of a start, and then writes a line of each act that somebody did by it. */
export async function withActs<Result>(
  { requestId, clock, actsOf, write }: StartByHand<Result>,
  work: () => Promise<Result>,
): Promise<Result> {
  const end = (outcome: AuditEntry['outcome'], result: Result | null): void => {
    const nowMs = clock()
    for (const act of actsOf({ outcome, result, nowMs } as Ended<Result>)) {
      const line = lineOfAct(act, { requestId, at: instantText(nowMs) })
      write(line)
      publishAuditedLine(() => line)
    }
  }
  let result: Result
  try {
    result = await work()
  } catch (error) {
    end(isRefusal(error) ? 'refused' : 'failed', null)
    throw error
  }
  end('done', result)
  return result
}

function isRefusal(error: unknown): boolean {
  if (error instanceof NotConservedError) return false
  return (
    error instanceof RefusedError ||
    error instanceof InvalidInputError ||
    error instanceof PublicationRefusedError
  )
}
