// Deliverability risk by tenant, from the strategic summary of the period: what bounces, and what revenue the model puts at
// risk behind it.
import type { Meta } from '../../shared/contract/api/envelope.ts'
import type { Asked, FiguresAnswer, PlainRow } from './asked.ts'
import { remarkOf } from './cells.ts'
import { measureOf } from './columns.ts'
import { makeDocument } from './make-document.ts'
import type { ReportDocument, ReportSource } from './report-document.ts'
import { type OfRuns, sourceOfRuns, sourceOfSummary } from './report-source.ts'
import { publishedSum, tenantColumns, tenantRows } from './tenant-rows.ts'
import { missingOfTenants } from './total-remarks.ts'

export const DELIVERABILITY_MEASURES = [
  'tracked_emails',
  'bounced_emails',
  'spam_complaints',
  'bounce_rate',
  'deliverability_risk',
  'estimated_revenue_loss',
  'potential_savings',
  'revenue_risk_score',
  'revenue_health',
  'protected_revenue',
]

const MEASURES = DELIVERABILITY_MEASURES.map(measureOf)

/** What a header must not leave out: a part beside its whole, and an assumption. */
const HEADERS: Readonly<Record<string, string>> = {
  potential_savings: 'Of the loss: potential savings from bounces (USD)',
  protected_revenue: 'Protected revenue, assumed 80 % unless configured otherwise (USD)',
}

/** Measures whose calculation stands above the table. */
const EXPLAINED = ['estimated_revenue_loss', 'potential_savings', 'revenue_risk_score', 'protected_revenue']

export function deliverabilityRisk(asked: Asked, answer: FiguresAnswer): ReportDocument {
  const { pages, meta } = answer
  const dollars = MEASURES.filter(({ unit }) => unit === 'cents')
  return makeDocument('deliverability_risk', asked, {
    source: sourceOf(pages[0], meta),
    meta,
    sight: pages[0].pools === null ? 'some tenants' : 'platform',
    columns: tenantColumns(MEASURES, HEADERS),
    rows: tenantRows(answer, MEASURES),
    publishedTotalsCents: Object.fromEntries(dollars.map(({ id }) => [id, publishedSum(pages, id)])),
    aboutColumns:
      'Amounts are US dollars; rates and scores are fractions of 1. Potential savings are a part of the estimated revenue loss: the two are never added. Protected revenue is an assumption, never measured.',
    aboutTotals:
      'Each total stands for itself: potential savings and protected revenue are parts of the estimated revenue loss, and never added to it.',
    totalRemark: remarkOf(missingOfTenants(pages, MEASURES)),
    more: MEASURES.filter(({ id }) => EXPLAINED.includes(id)).map(
      ({ label, calculation }): PlainRow => [label, calculation],
    ),
  })
}

/** The summary's where one answered; else that of the runs, and every cell says why it is missing. */
function sourceOf(page: OfRuns & { readonly period: string }, meta: Meta): ReportSource {
  const summary = meta.summaries?.[page.period]
  if (summary === undefined) return sourceOfRuns(page, meta)
  return sourceOfSummary({ period: page.period, as_of: summary.as_of, summary_run_id: summary.run_id }, meta)
}
