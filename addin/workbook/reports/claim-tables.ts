// Which table is which report's: the hidden name of its header decides, since other programs number tables anew and an id
// may be another table's afterwards. An id alone is taken only for a table that still has the report's columns.
import type { ReportRecord } from './report-record.ts'

/** What a look at the workbook says for one record. */
export interface Claim {
  readonly id: string
  readonly record: ReportRecord
  /** Columns of the table that has the recorded id; null where there is none. */
  readonly columnsById: readonly { readonly id: number; readonly name: string }[] | null
  /** Ids of the tables that the name of the header lies in. */
  readonly tablesAtName: readonly string[]
}

export interface Claimed {
  /** The table's id by the report's. */
  readonly tables: ReadonlyMap<string, string>
  /** Titles of further records that mean the same table, by the id of the report that has it. */
  readonly rivals: ReadonlyMap<string, readonly string[]>
  /** Ids of those that have no table. */
  readonly forgotten: readonly string[]
}

export function claimTables(claims: readonly Claim[]): Claimed {
  const tables = new Map<string, string>()
  const owners = new Map<string, string>()
  const rivals = new Map<string, readonly string[]>()
  const certain = claims.filter(isCertain)
  for (const claim of [...certain, ...claims.filter((each) => !isCertain(each))]) {
    const table = tableOf(claim)
    if (table === null) continue
    const owner = owners.get(table)
    if (owner !== undefined) rivals.set(owner, [...(rivals.get(owner) ?? []), claim.record.title])
    else {
      owners.set(table, claim.id)
      tables.set(claim.id, table)
    }
  }
  const forgotten = claims.filter((claim) => tableOf(claim) === null).map(({ id }) => id)
  return { tables, rivals, forgotten }
}

const isCertain = ({ record, tablesAtName }: Claim): boolean => tablesAtName.includes(record.tableId)

function tableOf(claim: Claim): string | null {
  const { record, columnsById, tablesAtName } = claim
  if (isCertain(claim)) return record.tableId
  const [atName] = tablesAtName
  if (atName !== undefined) return atName
  return columnsById !== null && hasColumnsOf(record, columnsById) ? record.tableId : null
}

/** Most of the report's columns, under the ids and headers that were recorded. */
function hasColumnsOf({ columns }: ReportRecord, inTable: NonNullable<Claim['columnsById']>): boolean {
  const same = columns.filter(({ tableColumn, header }) =>
    inTable.some(({ id, name }) => id === tableColumn && name === header),
  )
  return same.length * 2 > columns.length
}
