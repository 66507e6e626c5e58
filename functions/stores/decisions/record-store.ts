// Decisions and initiatives in DynamoDB: an item each, replaced by one conditional write. Of two people who change the same
// version one wins; the change of the other is made again of what stands now, which says that theirs is stale and shows both.
import { isDeepStrictEqual } from 'node:util'
import type { ChangeEntry } from '../../../shared/contract/decisions/change.ts'
import type { Decision } from '../../../shared/contract/decisions/decision.ts'
import type { Initiative } from '../../../shared/contract/decisions/initiative.ts'
import type { ChangeResult } from '../../../shared/decisions/versioned-change.ts'
import { RefusedError } from '../../../shared/errors.ts'
import type { FiguresTable } from '../figures-table.ts'
import { ChangedMeanwhileError, untilItStands } from '../versioned-item.ts'
import { listRecords, type RecordPage, type RecordsAsked } from './list-records.ts'
import { forgetNews, markTold, newsId, noteVersion, type RecordNews, readNews } from './record-news.ts'
import {
  becameCurrent,
  firstEntry,
  historyOf,
  type Kept,
  type Listed,
  readStanding,
  replaceStanding,
  type Standing,
} from './stored-record.ts'

export type { RecordNews, RecordPage, RecordsAsked }

type Changed<Item> = Extract<ChangeResult<Item>, { kind: 'changed' }>

export interface RecordStore<Item extends Listed> {
  /** Strongly consistent; null where there is none. */
  read(id: string): Promise<Item | null>
  /** Its first version; the same one again changes nothing. @throws RefusedError where another record has its id */
  begin(first: Changed<Item>): Promise<void>
  /**
   * @param make the change, of what stands: `stale` where somebody else changed it since the caller read it
   * @returns null where there is no such record
   */
  change(id: string, make: (standing: Item) => ChangeResult<Item>): Promise<ChangeResult<Item> | null>
  /** Newest first, none for a record that is not there. */
  history(id: string): AsyncIterable<ChangeEntry>
  /** A page, begun last first. Eventually consistent. */
  list(asked: RecordsAsked<Item>): Promise<RecordPage<Item>>
  /** All of these statuses, begun last first. Eventually consistent. */
  all(statuses: readonly Item['status'][]): Promise<Item[]>
  /** Versions that became current and that nobody has announced. Strongly consistent. */
  unannounced(): Promise<RecordNews<Item>[]>
  /** Those of them that webhooks have not been told of. Strongly consistent. */
  untold(): Promise<RecordNews<Item>[]>
  told(id: string): Promise<void>
  announced(id: string): Promise<void>
}

export const decisionStore = (table: FiguresTable, clock: () => number = Date.now): RecordStore<Decision> =>
  recordStore<Decision>(table, { kind: 'DECISION', begunAt: ({ proposed }) => proposed.at }, clock)

export const initiativeStore = (
  table: FiguresTable,
  clock: () => number = Date.now,
): RecordStore<Initiative> =>
  recordStore<Initiative>(table, { kind: 'INITIATIVE', begunAt: ({ created }) => created.at }, clock)

function recordStore<Item extends Listed>(
  table: FiguresTable,
  kept: Kept<Item>,
  clock: () => number,
): RecordStore<Item> {
  const { kind } = kept
  return {
    read: async (id) => (await readStanding<Item>(table, kind, id))?.record ?? null,
    begin: (first) => beginRecord(table, kept, first, clock()),
    change: (id, make) => changeRecord(table, kept, id, make, clock()),
    history: (id) => historyOf(table, kind, id),
    list: (asked) => listRecords(table, kept, asked),
    all: async (statuses) => {
      const { records } = await listRecords(table, kept, { statuses, most: Number.POSITIVE_INFINITY })
      return records
    },
    unannounced: () => readNews(table, kind, 'unannounced', clock()),
    untold: () => readNews(table, kind, 'untold', clock()),
    told: (id) => markTold(table, kind, id, clock()),
    announced: (id) => forgetNews(table, kind, id, clock()),
  }
}

async function beginRecord<Item extends Listed>(
  table: FiguresTable,
  kept: Kept<Item>,
  { record, entry }: Changed<Item>,
  nowMs: number,
): Promise<void> {
  await untilItStands(`the record ${record.id}`, async (token) => {
    const stands = await readStanding<Item>(table, kept.kind, record.id)
    if (stands !== null) {
      if (isDeepStrictEqual(await firstEntry(table, kept.kind, stands), entry)) return
      throw new RefusedError(`There is a record ${record.id} already: give the new one an id of its own.`)
    }
    await writeVersion(table, kept, null, { record, entry, token }, nowMs)
  })
}

function changeRecord<Item extends Listed>(
  table: FiguresTable,
  kept: Kept<Item>,
  id: string,
  make: (standing: Item) => ChangeResult<Item>,
  nowMs: number,
): Promise<ChangeResult<Item> | null> {
  return untilItStands(`the record ${id}`, async (token) => {
    const stands = await readStanding<Item>(table, kept.kind, id)
    if (stands === null) return null
    const result = make(stands.record)
    if (result.kind !== 'changed') return result
    const { record, entry } = result
    await writeVersion(table, kept, stands, { record, entry, token }, nowMs)
    return result
  })
}

/** @throws ChangedMeanwhileError when another version took its place meanwhile, and this one never stood */
async function writeVersion<Item extends Listed>(
  table: FiguresTable,
  kept: Kept<Item>,
  before: Standing<Item> | null,
  after: Standing<Item>,
  nowMs: number,
): Promise<void> {
  await noteVersion(table, kept.kind, after, nowMs)
  try {
    await replaceStanding(table, kept, before, after)
  } catch (cause) {
    if (!(cause instanceof ChangedMeanwhileError)) throw cause
    // An answer may have been lost, and others have written since: the history knows.
    if (await becameCurrent(table, kept.kind, after)) return
    await forgetNews(table, kept.kind, newsId(after.record, after.token), nowMs).catch(() => undefined)
    throw cause
  }
}
