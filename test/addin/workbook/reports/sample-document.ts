// Small reports as the API's answers make them, written out so that a test can say what it expects.
import type { ReportColumn, ReportDocument, ReportRow } from '../../../../addin/reports/report-document.ts'
import { STATEMENTS } from '../../../../shared/approximation/statements.ts'

const WORDS = {
  unit: 'words',
  numberFormat: null,
  total: 'none',
  widthInCharacters: 24,
  measure: null,
} as const
const DOLLARS = { unit: 'dollars', numberFormat: '#,##0.00', widthInCharacters: 16, total: 'sum' } as const

export const COLUMNS: readonly ReportColumn[] = [
  { ...WORDS, id: 'key', header: 'Tenant id' },
  { ...WORDS, id: 'tenant', header: 'Tenant' },
  {
    ...DOLLARS,
    id: 'infrastructure_cost',
    header: 'Infrastructure cost (USD)',
    measure: 'infrastructure_cost',
  },
  { ...DOLLARS, id: 'total_cost', header: "Total [all] cost's #1 (USD)", measure: 'total_cost' },
  {
    id: 'margin',
    header: 'Margin (%)',
    unit: 'percent',
    numberFormat: '0.0"%"',
    total: 'none',
    widthInCharacters: 12,
    measure: 'margin',
  },
  { ...WORDS, id: 'remarks', header: 'Remarks', widthInCharacters: 60 },
]

/** Key, name, cents of two costs, margin. */
export type SampleRow = readonly [
  key: string,
  name: string,
  infrastructure: number | null,
  total: number | null,
  margin?: number | null,
]

export const SAMPLE_ROWS: readonly SampleRow[] = [
  ['t-1', 'Acme', 1210, 2410, 27.9],
  ['t-2', '=HYPERLINK("http://x","y")', 305, 999, -3],
  ['t-3', '+1 Mail', null, null, null],
  ['007', "-O'Brien & Söhne", 0, -250, 12.25],
  ['t-5', '@home', 10, 20, 0],
]

const dollars = (cents: number | null): number | null => (cents === null ? null : cents / 100)

function rowOf([key, name, infrastructure, total, margin = null]: SampleRow): ReportRow {
  const remarks = total === null ? 'The price of a server is not known.' : ''
  return { key, tenantId: key, cells: [key, name, dollars(infrastructure), dollars(total), margin, remarks] }
}

export function sampleDocument(
  rows: readonly SampleRow[] = SAMPLE_ROWS,
  change: Partial<ReportDocument> = {},
  run = 'run-1',
): ReportDocument {
  const sum = (at: 2 | 3) => rows.reduce((total, row) => total + (row[at] ?? 0), 0)
  const asOf = `2026-10-31T0${run.at(-1)}:00:00Z`
  return {
    kind: 'cost_by_tenant',
    title: 'Cost allocation by tenant, 2026-10',
    period: '2026-10',
    knownAt: null,
    plan: null,
    source: {
      runIds: { '2026-10': run },
      methodId: 'volume',
      methodVersion: '1',
      quality: 'complete',
      asOf,
      lastUpdated: asOf,
      basis: null,
    },
    sight: 'platform',
    columns: COLUMNS,
    keyColumn: 0,
    remarksColumn: COLUMNS.length - 1,
    rows: rows.map(rowOf),
    approximation: [
      ['Approximation', STATEMENTS[0]],
      ['Not an invoice', STATEMENTS[1]],
      ['Quality', 'complete'],
      ['As of', asOf],
      ['Published', asOf],
      ['Run', run],
      ['Method', 'method volume, version 1.'],
      ['Sources', 'postgres (5 rows, 1 hour old)'],
      ['Invoice check', 'No invoice held against this yet.'],
      ['Missing sources', 'none'],
    ],
    headerNote: `${STATEMENTS.join(' ')} Of ${run}.`,
    totalNote: `${STATEMENTS.join(' ')} The total, of ${run}.`,
    totalRemark: '',
    publishedTotalsCents: { infrastructure_cost: sum(2), total_cost: sum(3) },
    ...change,
  }
}
