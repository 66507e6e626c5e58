// What the last refresh changed, kept in the workbook for whoever opens it next.
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

/** A workbook in which nothing is new stays unchanged, and asks nobody to save it. */
export function keepRefresh(outcome: RefreshOutcome, runs: KnownRuns): Promise<void> {
  return inWorkbook('The changes were not noted in the workbook.', async (context) => {
    const last = askRecord(context, LAST_REFRESH)
    const known = askRecord(context, KNOWN_RUNS)
    await context.sync()
    if (JSON.stringify(last()) !== JSON.stringify(outcome)) putRecord(context, LAST_REFRESH, outcome)
    if (JSON.stringify(known()) !== JSON.stringify(runs)) putRecord(context, KNOWN_RUNS, runs)
    await context.sync()
  })
}
