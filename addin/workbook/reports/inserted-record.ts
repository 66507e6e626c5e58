// What is recorded of a report that is inserted: at first without the numbers that Excel gives its table and columns.
import type { ReportDocument } from '../../reports/report-document.ts'
import { bytesOfRow } from './bytes-of-rows.ts'
import type { Place } from './look-for-place.ts'
import { hasOutline, levelsOf, outlineOf } from './outline.ts'
import { notesAreKnownAtOnce } from './report-notes.ts'
import { type RecordedColumn, type ReportRecord, recordedTenants } from './report-record.ts'
import { rowMarks } from './row-marks.ts'
import type { WrittenReport } from './write-report.ts'

interface Numbered extends Pick<ReportRecord, 'tableId' | 'headerNote' | 'totalNote'> {
  readonly columns: readonly { readonly id: number; readonly name: string }[]
}

/** Before Excel says how it calls the table, the hidden name of the header is what finds it. */
export function unnumbered({ headerNote, totalNote }: WrittenReport): Numbered {
  const isKnown = notesAreKnownAtOnce()
  return {
    tableId: '',
    columns: [],
    headerNote: isKnown ? headerNote() : null,
    totalNote: isKnown ? totalNote() : null,
  }
}

export function recordOf(document: ReportDocument, { newSheet }: Place, inTable: Numbered): ReportRecord {
  const { kind, title, period, knownAt, plan, source, sight, columns, keyColumn, remarksColumn, rows } =
    document
  const keys = rows.map(({ key }) => key)
  return {
    version: 1,
    kind,
    title,
    period,
    knownAt,
    ...(plan !== null && { plan }),
    source,
    sight,
    tableId: inTable.tableId,
    columns: columns.map(({ id, measure, explainsRow, isWrittenOnce, header }, index): RecordedColumn => {
      const column = inTable.columns[index]
      return {
        ...{ id, measure, ...(explainsRow && { explainsRow }), ...(isWrittenOnce && { isWrittenOnce }) },
        ...{ tableColumn: column?.id ?? index + 1, header: column?.name ?? header },
      }
    }),
    keyColumn: columns[keyColumn]?.id ?? '',
    remarksColumn: columns[remarksColumn]?.id ?? '',
    labels: document.approximation.map(([label]) => label),
    headerNote: inTable.headerNote,
    totalNote: inTable.totalNote,
    rowMarks: rowMarks(keys),
    tenants: recordedTenants(document),
    ...(newSheet !== null &&
      (hasOutline(document) || rows.length === 0) && { outline: outlineOf(levelsOf(document, keys)) }),
    bytesOfRow: bytesOfRow(document),
  }
}
