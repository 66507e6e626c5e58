// Reads the analytics tables of the month, added up in the database by tenant and by company: the rows are many and
// only their sums matter. Ids there are text without foreign keys, so nothing is cast that could fail.
import type { DailySummaryRow, UsageRow } from '../../../shared/inputs/cost-inputs.ts'
import { epochMilliseconds, expressionsOver } from './expressions.ts'
import { asCount, asNumber, asText, type RowReader } from './row-reader.ts'
import type { UpstreamCatalogue } from './upstream-catalogue.ts'
import type { UpstreamTable } from './upstream-tables.ts'

/** Sums with the newest stamp among them, for the age of the source. */
export interface Stamped<Row> {
  readonly row: Row
  readonly latestMs: number | null
}

/** Emails of the month by tenant id as text, rows without a volume counted beside. */
export async function readUsage(
  read: RowReader,
  catalogue: UpstreamCatalogue,
  periodStart: Date,
  asOf: Date,
): Promise<Stamped<UsageRow>[]> {
  const usage = expressionsOver(catalogue, 'billing_analytics', 'usage')
  if (!usage.has('tenant_id') || !usage.has('emails_sent') || !usage.has('period_start')) return []
  const sql = `
    SELECT coalesce(${usage.text('tenant_id')}, ''), count(*)::float8,
      (count(*) - count(usage.emails_sent))::float8, coalesce(sum(usage.emails_sent), 0)::float8,
      ${newest(catalogue, 'billing_analytics', 'max(usage.period_start)', 'period_start')}
    FROM billing_analytics usage
    WHERE usage.period_start >= $1::timestamptz AND usage.period_start < $2::timestamptz
    GROUP BY 1 ORDER BY 1`
  return read('billing_analytics', sql, [periodStart, asOf], (cells) => ({
    row: {
      tenantIdText: asText(cells[0]) ?? '',
      rows: asCount(cells[1]),
      rowsWithoutVolume: asCount(cells[2]),
      emailsSent: asCount(cells[3]),
    },
    latestMs: asNumber(cells[4]),
  }))
}

/** Sent and bounced of the month by company id as text, with the tenant of the company where it is known. */
export async function readDailySummaries(
  read: RowReader,
  catalogue: UpstreamCatalogue,
  periodStart: Date,
  asOf: Date,
): Promise<Stamped<DailySummaryRow>[]> {
  const day = expressionsOver(catalogue, 'deliverability_daily_summary', 'day')
  const company = expressionsOver(catalogue, 'companies', 'company')
  const complete =
    day.has('company_id') && day.has('tracking_date') && day.has('emails_sent') && day.has('emails_bounced')
  if (!complete || !company.has('id') || !company.has('tenant_id')) return []
  const sql = `
    WITH month AS (
      SELECT coalesce(${day.text('company_id')}, '') AS company_id, count(*) AS days,
        count(*) FILTER (WHERE day.emails_sent IS NULL OR day.emails_bounced IS NULL) AS unknown_days,
        coalesce(sum(day.emails_sent), 0) AS sent, coalesce(sum(day.emails_bounced), 0) AS bounced,
        ${newest(catalogue, 'deliverability_daily_summary', 'max(day.tracking_date)', 'tracking_date')} AS latest
      FROM deliverability_daily_summary day
      WHERE day.tracking_date >= $1::timestamptz AND day.tracking_date < $2::timestamptz
      GROUP BY 1
    )
    SELECT month.company_id, ${company.text('tenant_id')}, month.days::float8, month.unknown_days::float8,
      month.sent::float8, month.bounced::float8, month.latest
    FROM month LEFT JOIN companies company ON translate(company.id::text, '-', '') = translate(lower(month.company_id), '-{} ', '')
    ORDER BY 1, 2`
  return read('deliverability_daily_summary', sql, [periodStart, asOf], (cells) => ({
    row: {
      companyIdText: asText(cells[0]) ?? '',
      tenantId: asText(cells[1]),
      rows: asCount(cells[2]),
      rowsWithoutVolume: asCount(cells[3]),
      emailsSent: asCount(cells[4]),
      emailsBounced: asCount(cells[5]),
    },
    latestMs: asNumber(cells[6]),
  }))
}

/** The newest stamp, converted once for a group and not once for a row. */
function newest(catalogue: UpstreamCatalogue, table: UpstreamTable, maximum: string, column: string): string {
  return epochMilliseconds(maximum, catalogue.typeOf(table, column))
}
