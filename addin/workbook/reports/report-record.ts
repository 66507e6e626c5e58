// What is recorded of a report in the workbook, so that it is found, refreshed and explained later, by whoever opens it.
import {
  type PlanChoice,
  REPORT_KINDS,
  type ReportColumn,
  type ReportDocument,
  type ReportKind,
  type ReportSight,
  type ReportSource,
} from '../../reports/report-document.ts'
import { tenantOfKey } from '../../reports/variance/keys.ts'
import type { RecordKind } from '../records.ts'
import type { RecordedOutline } from './outline.ts'

export interface RecordedColumn
  extends Pick<ReportColumn, 'id' | 'measure' | 'explainsRow' | 'isWrittenOnce'> {
  /** `TableColumn.id` of Excel, and the header, when it was last seen. */
  readonly tableColumn: number
  readonly header: string
}

/** A note is ours as long as it says what we wrote. */
export interface RecordedNote {
  readonly text: string
  /** Of the comment that stands in for a note where Excel has none; else null. */
  readonly commentId: string | null
}

export interface ReportRecord {
  readonly version: 1
  readonly kind: ReportKind
  readonly title: string
  readonly period: string
  readonly knownAt: string | null
  /** Of a variance sheet; not there in any other. */
  readonly plan?: PlanChoice
  readonly source: ReportSource
  /** Of whoever inserted it or refreshed it last. */
  readonly sight: ReportSight
  readonly tableId: string
  readonly columns: readonly RecordedColumn[]
  readonly keyColumn: string
  readonly remarksColumn: string
  /** Labels of the plain rows that we wrote. */
  readonly labels: readonly string[]
  readonly headerNote: RecordedNote | null
  readonly totalNote: RecordedNote | null
  /** Which rows are ours: marks of their keys, see row-marks.ts; null where there are too many to record. */
  readonly rowMarks: string | null
  readonly tenants: RecordedTenants
  /** There where we make an outline of the rows: how they were outlined last. */
  readonly outline?: RecordedOutline
  /** Most bytes of a row, so that a later reading can be cut into parts. */
  readonly bytesOfRow: number
}

/** Which tenant a row's figures are of. */
export interface RecordedTenants {
  /** `key`: the row's key is the tenant's id; `in key`: it names the tenant; `none`: rows have no tenant. */
  readonly usual: 'key' | 'in key' | 'none'
  readonly others: Readonly<Record<string, string | null>>
}

export const REPORT_RECORDS: RecordKind<ReportRecord> = {
  prefix: 'penguin.report.',
  is: (value): value is ReportRecord => {
    const { version, kind, columns, tableId } = (value ?? {}) as Partial<ReportRecord>
    return (
      version === 1 &&
      REPORT_KINDS.some((each) => each === kind) &&
      Array.isArray(columns) &&
      tableId !== undefined
    )
  },
}

type Tenanted = Pick<ReportDocument, 'rows'> & Partial<Pick<ReportDocument, 'plan'>>

/** Only rows that are not as most are stand in the record one by one. */
export function recordedTenants({ rows, plan = null }: Tenanted): RecordedTenants {
  if (plan !== null) return { usual: 'in key', others: {} }
  const isKey = rows.filter(({ key, tenantId }) => tenantId === key).length
  const usual = isKey * 2 >= rows.length ? 'key' : 'none'
  const others = rows.flatMap(({ key, tenantId }) =>
    tenantId === (usual === 'key' ? key : null) ? [] : [[key, tenantId] as const],
  )
  return { usual, others: Object.fromEntries(others) }
}

export function tenantOf({ usual, others }: RecordedTenants, key: string): string | null {
  if (Object.hasOwn(others, key)) return others[key] ?? null
  if (usual === 'in key') return tenantOfKey(key)
  return usual === 'key' ? key : null
}
