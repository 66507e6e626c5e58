// What long reports cost on the stand-in for Excel, inserted and refreshed with every figure new: one of 20,000 rows in ten
// columns, and a variance sheet of 2,000 lines with twelve months beside one another.

import type { ReportDocument } from '../../addin/reports/report-document.ts'
import { insertReport } from '../../addin/workbook/reports/insert-report.ts'
import { refreshReport } from '../../addin/workbook/reports/refresh-report.ts'
import { varianceDocument } from '../addin/reports/sample-variance.ts'
import { COLUMNS, sampleDocument } from '../addin/workbook/reports/sample-document.ts'
import { onlyReport, openWorkbook, QUIET, syncsOf } from '../addin/workbook/reports/workbook-with-reports.ts'

const ROWS = 20_000
const FIGURES = 7

export interface ReportCost {
  readonly what: string
  readonly syncs: number
  readonly bytesSent: number
  readonly bytesReceived: number
  readonly ms: number
}

export function measureLargeReport(): Promise<readonly ReportCost[]> {
  return measureReport((run) => largeDocument(run, run === 'run-1' ? 3 : 4))
}

export function measureLargeVariance(): Promise<readonly ReportCost[]> {
  return measureReport(largeVariance)
}

/** @throws Error where the sheet does not come to what was published */
async function measureReport(documentOf: (run: string) => ReportDocument): Promise<readonly ReportCost[]> {
  const excel = openWorkbook()
  const costs: ReportCost[] = []
  const measure = async (what: string, work: () => Promise<readonly string[]>) => {
    excel.ledger.reset()
    const began = performance.now()
    const problems = await work()
    if (problems.length > 0) throw new Error(problems.join(' '))
    const syncs = syncsOf(excel)
    costs.push({
      what,
      syncs: syncs.length,
      bytesSent: syncs.reduce((total, { bytesSent }) => total + bytesSent, 0),
      bytesReceived: syncs.reduce((total, { bytesReceived }) => total + bytesReceived, 0),
      ms: performance.now() - began,
    })
  }
  await measure(
    'inserted',
    async () => (await insertReport(documentOf('run-1'), 'new sheet', QUIET)).problems,
  )
  const next = documentOf('run-2')
  const refresh = async () => (await refreshReport(await onlyReport(), next)).problems
  await measure('found and refreshed', refresh)
  await measure('found and refreshed again', refresh)
  excel.close()
  return costs
}

const LINES = 2_000
const OWNERS = 40

function largeVariance(run: string): ReportDocument {
  const lines = Array.from({ length: LINES }, (_, index) => ({
    member: `1b4e28ba-2fa1-11d2-883f-${String(index).padStart(12, '0')}`,
    label: `Tenant ${index} Limited`,
    owner: `owner${index % OWNERS}@example.com`,
    budgetCents: 10_000 + index * 7,
    actualCents: 9_000 + index * 8 + Number(run === 'run-2'),
  }))
  return varianceDocument(lines, { period: '2026', parts: 'months', run })
}

function largeDocument(run: string, more: number): ReportDocument {
  const [key, tenant, dollars, , , remarks] = COLUMNS
  if (!key || !tenant || !dollars || !remarks) throw new Error('The sample has fewer columns.')
  const money = Array.from({ length: FIGURES }, (_, at) => ({
    ...dollars,
    id: `cost_${at}`,
    header: `Cost ${at} (USD)`,
  }))
  const centsOf = (index: number, at: number) => index * 7 + more + at
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const id = `1b4e28ba-2fa1-11d2-883f-${String(index).padStart(12, '0')}`
    const amounts = money.map((__, at) => centsOf(index, at) / 100)
    return { key: id, tenantId: id, cells: [id, `Tenant ${index} Limited`, ...amounts, ''] }
  })
  const totals = money.map(({ id }, at) => [id, rows.reduce((sum, _, index) => sum + centsOf(index, at), 0)])
  const columns = [key, tenant, ...money, remarks]
  const change = {
    columns,
    remarksColumn: columns.length - 1,
    rows,
    publishedTotalsCents: Object.fromEntries(totals),
  }
  return sampleDocument([], change, run)
}
