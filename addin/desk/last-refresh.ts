// What the last refresh that had something to tell changed, kept in the workbook for whoever opens it next.
import { inWorkbook } from '../workbook/in-workbook.ts'
import { askRecord, putRecord, type RecordKind } from '../workbook/records.ts'
import { KNOWN_RUNS, type KnownRuns } from './changes/known-runs.ts'
import type { Change, RefreshOutcome } from './desk.ts'

/** More are counted and not listed. */
export const MOST_CHANGES = 500

const LAST_REFRESH: RecordKind<RefreshOutcome> = {
  prefix: 'penguin.lastRefresh',
  is: (value): value is RefreshOutcome => {
    const { formulas, changes, problems } = (value ?? {}) as Partial<RefreshOutcome>
    return typeof formulas === 'number' && Array.isArray(changes) && Array.isArray(problems)
  },
}

export function listedOf(changes: readonly Change[]): Pick<RefreshOutcome, 'changes' | 'moreChanges'> {
  const listed = changes.slice(0, MOST_CHANGES)
  return { changes: listed, moreChanges: changes.length - listed.length }
}

export function readLastRefresh(): Promise<RefreshOutcome | null> {
  return inWorkbook('The last refresh could not be read.', async (context) => {
    const asked = askRecord(context, LAST_REFRESH)
    await context.sync()
    return asked()
  })
}

export function readKnownRuns(): Promise<KnownRuns> {
  return inWorkbook('Nothing was refreshed.', async (context) => {
    const asked = askRecord(context, KNOWN_RUNS)
    await context.sync()
    return asked() ?? {}
  })
}

/** A workbook in which nothing is new stays unchanged, keeps the changes that it has, and asks nobody to save it. */
export function keepRefresh(outcome: RefreshOutcome, runs: KnownRuns): Promise<void> {
  return inWorkbook('The changes were not noted in the workbook.', async (context) => {
    const last = askRecord(context, LAST_REFRESH)
    const known = askRecord(context, KNOWN_RUNS)
    await context.sync()
    if (isNews(outcome, last())) putRecord(context, LAST_REFRESH, outcome)
    if (inOrder(known()) !== inOrder(runs)) putRecord(context, KNOWN_RUNS, runs)
    await context.sync()
  })
}

function isNews(outcome: RefreshOutcome, last: RefreshOutcome | null): boolean {
  if (last === null) return true
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  return outcome.changes.length > 0 ? !same(outcome, last) : !same(outcome.problems, last.problems)
}

/** The order says only which were asked for last. */
const inOrder = (runs: KnownRuns | null): string =>
  JSON.stringify(Object.entries(runs ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)))
