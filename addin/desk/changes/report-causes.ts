// Why a cell of a report shows another figure than before a refresh, from the runs of both and from what its column holds.
import type { ReportColumn, ReportDocument, ReportSource } from '../../reports/report-document.ts'
import type { Change } from '../desk.ts'

export type ShownBefore = Pick<ReportDocument, 'source' | 'knownAt'>

type ShownNow = ShownBefore & Pick<ReportDocument, 'kind'> & { readonly columns: readonly Column[] }

type Column = Pick<ReportColumn, 'id' | 'header' | 'onRecord'>

/** Where the same runs by the same method are shown as before, it was the sheet that said something else. */
export function causeInReport(
  { source: before, knownAt }: ShownBefore,
  { kind, columns, source, knownAt: asked }: ShownNow,
  header: string,
): Change['cause'] {
  const column = columns.find((each) => each.header === header)
  if (column?.onRecord !== undefined || column?.id === 'budget_on_record') return 'budget changed'
  if (knownAt !== asked) return 'pin'
  if (before.methodId !== source.methodId || before.methodVersion !== source.methodVersion) return 'method'
  // An outlook also leans on history and on what is scheduled, whose runs are not all shown.
  if (kind === 'variance' && column?.id.startsWith('outlook')) return 'new run'
  if (sameRuns(before.runIds, source.runIds)) return 'edited in the sheet'
  if (kind === 'variance') return isRestated(before, source) ? 'restatement' : 'new run'
  return source.basis === 'restated' ? 'restatement' : 'new run'
}

/** Of several months, whether one that was shown before answers with its restatement now: others may have been published. */
function isRestated(before: ReportSource, { restatedMonths = [], runIds }: ReportSource): boolean {
  return restatedMonths.some(
    (month) => before.runIds[month] !== undefined && before.runIds[month] !== runIds[month],
  )
}

function sameRuns(one: ReportSource['runIds'], other: ReportSource['runIds']): boolean {
  const periods = Object.keys(other)
  return (
    periods.length === Object.keys(one).length && periods.every((period) => one[period] === other[period])
  )
}
