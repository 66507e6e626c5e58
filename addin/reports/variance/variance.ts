// The variance sheet: budget, actual and what is between them, a row for each member and measure, with room for what its
// owner says of it. Differences, percent, words and totals are formulas, so that they follow a budget that is typed.
import type { VarianceAnswer } from '../../../shared/contract/api/answers/planning/variance.ts'
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import type { Asked } from '../asked.ts'
import { makeDocument } from '../make-document.ts'
import type { Highlight, PlanChoice, ReportDocument, ReportSource } from '../report-document.ts'
import { sourceOfRuns } from '../report-source.ts'
import { aboutPlan } from './about-plan.ts'
import { COLUMNS_IN_SIGHT, printedColumns, varianceColumns } from './columns.ts'
import { TOTAL_KEY } from './keys.ts'
import { varianceRowsOf } from './rows.ts'

export function variance(
  asked: Asked,
  plan: PlanChoice,
  { data, meta }: { readonly data: VarianceAnswer; readonly meta: Meta },
): ReportDocument {
  return makeDocument('variance', asked, {
    source: sourceOf(data, meta),
    meta,
    plan,
    sight: data.sees === 'platform' ? 'platform' : 'some tenants',
    columns: varianceColumns(data),
    rows: varianceRowsOf(data),
    sheet: { highlights: HIGHLIGHTS, printed: printedColumns(data), columnsInSight: COLUMNS_IN_SIGHT },
    publishedTotalsCents: {},
    aboutColumns:
      'Amounts are US dollars. Variance is actual less budget, its percent is of the size of the budget. ▲ is above budget, ▼ below. Budget may be typed over: what is on record stands further right.',
    aboutTotals:
      'Totals are of the lines above them; measures and dimensions are never added to one another.',
    totalRemark: '',
    more: aboutPlan(data),
  })
}

/** Contrast of at least 7 to 1. */
const ADVERSE = { fill: '#FCE4E4', font: '#7A0010' }
const FAVOURABLE = { fill: '#E2F2E5', font: '#0B4A1C' }
const ASKED = '#FFF6D6'
const LINE_ABOVE = '#404040'
/** The total of all lines is told from those of groups. */
const ALL_LINES = '#D9E1F2'

const HIGHLIGHTS: readonly Highlight[] = [
  {
    columns: ['variance', 'judgement'],
    formula: '=ISNUMBER(SEARCH("adverse",{judgement}))',
    ...ADVERSE,
  },
  {
    columns: ['variance', 'judgement'],
    formula: '=ISNUMBER(SEARCH("favourable",{judgement}))',
    ...FAVOURABLE,
  },
  { columns: ['commentary'], formula: '=AND(LEFT({asked},6)="Asked:",{commentary}="")', fill: ASKED },
  {
    columns: 'all',
    formula: `=AND(LEFT({key},${TOTAL_KEY.length})="${TOTAL_KEY}",{group}<>"")`,
    bold: true,
    lineAbove: LINE_ABOVE,
  },
  {
    columns: 'all',
    formula: `=AND(LEFT({key},${TOTAL_KEY.length})="${TOTAL_KEY}",{group}="")`,
    bold: true,
    lineAbove: LINE_ABOVE,
    fill: ALL_LINES,
  },
]

/** The newest run says how old the figures are; before the first month is published, the period does. */
function sourceOf(data: VarianceAnswer, meta: Meta): ReportSource {
  const newest = Object.keys(data.runs).sort().at(-1)
  const run = newest === undefined ? undefined : data.runs[newest]
  return sourceOfRuns(
    {
      runs: data.runs,
      as_of: meta.approximation?.as_of ?? run?.as_of ?? meta.last_updated ?? firstInstant(data.period),
      method_id: meta.approximation?.method_id ?? run?.method_id ?? '',
    },
    meta,
  )
}

const firstInstant = (period: string): string => `${period.slice(0, 4)}-01-01T00:00:00.000Z`
