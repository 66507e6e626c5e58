// Lists of decisions and initiatives, begun last first: a list each status in the listing index, merged where several are
// asked for. A record keeps its place for ever, so a page goes on where the one before ended, whatever changed meanwhile.
import pMap from 'p-map'
import { type FiguresTable, LISTING_INDEX } from '../figures-table.ts'
import { queryPages } from '../query-all.ts'
import { listOf } from './keys.ts'
import { type Kept, type Listed, placeOf, type Standing } from './stored-record.ts'

export interface RecordsAsked<Item extends Listed> {
  readonly statuses: readonly Item['status'][]
  readonly most: number
  /** The `next` of the page before. */
  readonly after?: string
}

export interface RecordPage<Item> {
  readonly records: Item[]
  /** Null for the last page. */
  readonly next: string | null
}

const LISTS_AT_ONCE = 8

export async function listRecords<Item extends Listed>(
  table: FiguresTable,
  { kind, begunAt }: Kept<Item>,
  { statuses, most, after }: RecordsAsked<Item>,
): Promise<RecordPage<Item>> {
  const lists = await pMap(
    [...new Set(statuses)],
    (status) => firstOf<Item>(table, listOf(kind, status), most, after),
    { concurrency: LISTS_AT_ONCE },
  )
  // One that moved to another status between two answers is in both lists: its later version stands.
  const byId = new Map<string, Item>()
  for (const record of lists.flat()) {
    if ((byId.get(record.id)?.version ?? 0) < record.version) byId.set(record.id, record)
  }
  const place = (record: Item) => placeOf(begunAt(record), record.id)
  const sorted = [...byId.values()].sort((one, other) => (place(one) < place(other) ? 1 : -1))
  const records = sorted.slice(0, most)
  const last = records.at(-1)
  return { records, next: sorted.length > most && last !== undefined ? place(last) : null }
}

/** One more than asked for, which says that there are more. */
async function firstOf<Item extends Listed>(
  table: FiguresTable,
  list: string,
  most: number,
  after: string | undefined,
): Promise<Item[]> {
  const records: Item[] = []
  const query = {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: `listPk = :list${after === undefined ? '' : ' AND listSk < :after'}`,
    ExpressionAttributeValues: { ':list': list, ...(after !== undefined && { ':after': after }) },
    ProjectionExpression: '#record',
    ExpressionAttributeNames: { '#record': 'record' },
    ScanIndexForward: false,
    ...(Number.isFinite(most) && { Limit: most + 1 }),
  }
  for await (const page of queryPages<Standing<Item>>(table, query)) {
    records.push(...page.map(({ record }) => record))
    if (records.length > most) break
  }
  return records
}
