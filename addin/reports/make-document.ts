// Puts a report together from what its kind decides: columns, rows, totals and words.
import type { Meta } from '../../shared/contract/api/envelope.ts'
import { approximationRows, noteText } from './approximation-rows.ts'
import type { Asked, PlainRow } from './asked.ts'
import { remarkOf } from './cells.ts'
import type {
  CellContent,
  PlanChoice,
  ReportColumn,
  ReportDocument,
  ReportKind,
  ReportRow,
  ReportSight,
  ReportSource,
} from './report-document.ts'
import { pinnedTitle } from './report-titles.ts'
import { uniqueKeys } from './unique-keys.ts'

export interface Made {
  readonly source: ReportSource
  readonly meta: Meta
  readonly sight: ReportSight
  /** With a column `key`, and `remarks` as the last. */
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly WantedRow[]
  /** By column id; null is not published and left out. */
  readonly publishedTotalsCents: Readonly<Record<string, number | null>>
  /** A sentence each, for the note of the header and of the totals. */
  readonly aboutColumns: string
  readonly aboutTotals: string
  /** Sentences on what the totals leave out. */
  readonly totalRemark: string
  readonly more?: readonly PlainRow[]
  readonly plan?: PlanChoice
  readonly sheet?: Pick<ReportDocument, 'highlights' | 'printed' | 'columnsInSight'>
}

/** A row by column id. Its key may be that of another: then it is numbered. */
export interface WantedRow extends Pick<ReportRow, 'key' | 'tenantId' | 'name' | 'addsTo'> {
  readonly cells: Readonly<Record<string, CellContent>>
}

export function makeDocument(kind: ReportKind, asked: Asked, made: Made): ReportDocument {
  const { source, meta, sight, columns, rows, publishedTotalsCents, aboutColumns, aboutTotals } = made
  const keys = uniqueKeys(rows.map(({ key }) => key))
  const title = pinnedTitle(kind, asked, meta)
  const approximation = approximationRows(asked, source, meta, made.more)
  return {
    kind,
    title,
    period: asked.period,
    knownAt: asked.knownAt,
    plan: made.plan ?? null,
    source,
    sight,
    columns: withRoomForLabels(columns, approximation),
    keyColumn: columns.findIndex(({ id }) => id === 'key'),
    remarksColumn: columns.length - 1,
    rows: rows.map((row, index) => reportRow(row, keys[index] as string, columns)),
    ...made.sheet,
    approximation,
    headerNote: noteText(`${title}. ${aboutColumns}`, source),
    totalNote: noteText(remarkOf([aboutTotals, made.totalRemark]), source),
    totalRemark: made.totalRemark,
    publishedTotalsCents: Object.fromEntries(
      Object.entries(publishedTotalsCents).filter((total): total is [string, number] => total[1] !== null),
    ),
  }
}

/** The first column holds the labels of the plain rows too. */
function withRoomForLabels(
  columns: readonly ReportColumn[],
  plainRows: readonly PlainRow[],
): readonly ReportColumn[] {
  const longest = Math.max(...plainRows.map(([label]) => label.length)) + 2
  return columns.map((column, index) =>
    index === 0 && column.widthInCharacters < longest ? { ...column, widthInCharacters: longest } : column,
  )
}

function reportRow({ cells, ...row }: WantedRow, key: string, columns: readonly ReportColumn[]): ReportRow {
  const whole: Readonly<Record<string, CellContent | undefined>> = { ...cells, key }
  return {
    ...row,
    key,
    cells: columns.map(({ id }) => {
      const cell = whole[id]
      // A column that a kind forgot would be taken for a missing figure.
      if (cell === undefined) throw new Error(`The row ${key} has no ${id}.`)
      return cell
    }),
  }
}
