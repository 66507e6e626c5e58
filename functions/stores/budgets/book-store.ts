// Budget books in DynamoDB: a revision is written whole, then one conditional write makes it current, so that two who
// submit at once cannot both win. What each submission changed is kept beside it.
import { randomUUID } from 'node:crypto'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { compareTexts } from '../../../shared/budgets/line-key.ts'
import { whyNoRoomFor } from '../../../shared/budgets/room-for-scenarios.ts'
import type { BudgetBook, YearStatus } from '../../../shared/contract/budget/book.ts'
import { type Scenario, scenarioId, scenarioWords } from '../../../shared/contract/budget/scenario.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { readKeys } from '../batch-get.ts'
import type { FiguresTable } from '../figures-table.ts'
import { expireParts, type PartsAt, readParts, writeParts } from '../parts.ts'
import { queryAll } from '../query-all.ts'
import type { BookChange, KeptChange } from './book-change.ts'
import { isCurrent, moveHead, readHead, type StoredHead, tenantOwnersOf } from './book-head.ts'
import { becameCurrent, changesFrom, writeChange } from './book-history.ts'
import { ALL_BOOKS, changeId, headKey, linesPartition } from './keys.ts'

export type { BookChange, KeptChange }

export interface BookHead {
  readonly scenario: Scenario
  readonly revision: number
  readonly years: readonly YearStatus[]
  /** Of a what-if: who owns lines by tenant of it; null where that is not known without its lines. */
  readonly tenantOwners: readonly string[] | null
}

export interface BookStore {
  /** Of every scenario that was ever written; the budget first, then by name. */
  list(): Promise<readonly BookHead[]>
  /** Strongly consistent; a book without lines, at revision 0, where none was written. */
  read(scenario: Scenario): Promise<BudgetBook>
  /**
   * @param before what the change was made of
   * @throws BookChangedError when another write came in between, RefusedError where it would be one scenario too many;
   * nothing is written then
   */
  write(before: BudgetBook, after: BudgetBook, change: BookChange): Promise<void>
  /**
   * Newest first.
   *
   * @param fromId the change to begin with; left out, the newest
   */
  changes(scenario: Scenario, fromId?: string): AsyncIterable<KeptChange>
}

export class BookChangedError extends Error {
  override readonly name = 'BookChangedError'
}

/** How long lines that are no longer current stay for who is reading them. */
const READERS_NEED_SECONDS = 24 * 60 * 60

/** @param clock epoch milliseconds */
export function bookStore(table: FiguresTable, clock: () => number = Date.now): BookStore {
  return {
    list: () => listBooks(table),
    read: (scenario) => readBook(table, scenario),
    write: (before, after, change) => writeBook(table, before, after, change, clock),
    changes: (scenario, fromId) => changesOf(table, scenario, fromId),
  }
}

async function listBooks(table: FiguresTable): Promise<BookHead[]> {
  const heads = await readKeys<StoredHead>(table, (await listedIds(table)).map(headKey), {
    attributes: ['scenario', 'revision', 'years', 'tenantOwners'],
  })
  return heads
    .map(({ scenario, revision, years, tenantOwners = null }) => ({
      scenario,
      revision,
      years,
      tenantOwners,
    }))
    .sort((one, other) => compareTexts(scenarioId(one.scenario), scenarioId(other.scenario)))
}

async function listedIds(table: FiguresTable): Promise<string[]> {
  const listed = await queryAll<{ sk: string }>(table, {
    KeyConditionExpression: 'pk = :books',
    ExpressionAttributeValues: { ':books': ALL_BOOKS },
    ConsistentRead: true,
  })
  return listed.map(({ sk }) => sk)
}

async function readBook(table: FiguresTable, scenario: Scenario): Promise<BudgetBook> {
  const head = await readHead(table, scenarioId(scenario))
  if (head === null) return { scenario, revision: 0, lines: [], removed: [], years: [] }
  const { lines, removed } = await readParts<Pick<BudgetBook, 'lines' | 'removed'>>(table, head.lines)
  return { scenario: head.scenario, revision: head.revision, lines, removed, years: [...head.years] }
}

async function writeBook(
  table: FiguresTable,
  before: BudgetBook,
  after: BudgetBook,
  change: BookChange,
  clock: () => number,
): Promise<void> {
  const id = scenarioId(before.scenario)
  const head = await readHead(table, id)
  if (!isCurrent(head, before)) throw changedMeanwhile(before.scenario)
  const noRoom = head === null ? whyNoRoomFor(before.scenario, await listedIds(table)) : null
  if (noRoom !== null) throw new RefusedError(noRoom)
  const write = { write: (head?.write ?? 0) + 1, token: randomUUID() }
  // A step of a year leaves the lines where they are.
  const keptLines = after.revision === before.revision ? head?.lines : undefined
  const lines = keptLines ?? (await writeLines(table, write.token, after))
  await writeChange(table, id, write, head, change)
  if (head === null)
    await table.client.send(new PutCommand({ TableName: table.name, Item: { pk: ALL_BOOKS, sk: id } }))
  const { scenario, revision, years } = after
  const linesBefore = keptLines === undefined ? (head?.lines ?? null) : (head?.linesBefore ?? null)
  try {
    const tenantOwners = tenantOwnersOf(after)
    await moveHead(table, id, head, { scenario, revision, years, tenantOwners, ...write, lines, linesBefore })
  } catch (cause) {
    // An answer that was lost, or a write that was sent twice, may have made it current all the same: the history knows.
    if (!(await becameCurrent(table, id, await readHead(table, id), write))) {
      if (!(cause instanceof ConditionalCheckFailedException)) throw cause
      if (keptLines === undefined) await expireSoon(table, [lines], clock())
      throw changedMeanwhile(before.scenario)
    }
  }
  // Those before the last ones too, should whoever superseded them have been stopped here.
  if (keptLines === undefined) await expireSoon(table, [head?.lines, head?.linesBefore], clock())
}

function writeLines(table: FiguresTable, token: string, { lines, removed }: BudgetBook): Promise<PartsAt> {
  return writeParts(table, linesPartition(token), { lines, removed })
}

/** What is not marked now is marked by the next write; the one that stands is not undone for it. */
async function expireSoon(
  table: FiguresTable,
  superseded: readonly (PartsAt | null | undefined)[],
  nowMs: number,
): Promise<void> {
  const expiresAt = Math.ceil(nowMs / 1000) + READERS_NEED_SECONDS
  for (const parts of superseded) {
    if (parts) await expireParts(table, parts, expiresAt).catch(() => undefined)
  }
}

async function* changesOf(table: FiguresTable, scenario: Scenario, fromId?: string) {
  const id = scenarioId(scenario)
  const head = fromId === undefined ? await readHead(table, id) : null
  const newest = fromId ?? (head === null ? null : changeId(head.write, head.token))
  if (newest !== null) yield* changesFrom(table, id, newest)
}

function changedMeanwhile(scenario: Scenario): BookChangedError {
  return new BookChangedError(
    `Somebody else changed ${scenarioWords(scenario)} meanwhile; nothing of this was written. Read it again and submit once more.`,
  )
}
