// Reads the daily delivery summary over many months, added up in the database by company and UTC month. Complaints are
// looked up in a catalogue of their own: no cost run leans on them, so a cost run must not notice when they are missing.
import type { ClientBase } from 'pg'
import type { DeliverabilityRow } from '../../../shared/summaries/summary-inputs.ts'
import type { InputFingerprint } from '../../runtime/input-fingerprint.ts'
import { expressionsOver } from './expressions.ts'
import { asCount, asText, rowReader } from './row-reader.ts'
import type { UpstreamCatalogue } from './upstream-catalogue.ts'

/** The column of complaints, under the name by which what leans on it says that it is missing. */
export const SPAM_COLUMN = 'deliverability_daily_summary.emails_spam'

export interface Deliverability {
  /** By company id as text and month; none where the table, or a column that they are read by, is missing. */
  readonly rows: readonly DeliverabilityRow[]
  /** False when the upstream table has no column of complaints, or the role may not read it; `emailsSpam` is then 0. */
  readonly hasSpam: boolean
}

/** Days in `[from, until)`; every row is part of the input hash. */
export async function readDeliverability(
  connection: ClientBase,
  catalogue: UpstreamCatalogue,
  fingerprint: InputFingerprint,
  from: Date,
  until: Date,
): Promise<Deliverability> {
  const day = expressionsOver(catalogue, 'deliverability_daily_summary', 'day')
  const company = expressionsOver(catalogue, 'companies', 'company')
  const complete =
    day.has('company_id') && day.has('tracking_date') && day.has('emails_sent') && day.has('emails_bounced')
  if (!complete || !company.has('id') || !company.has('tenant_id')) return { rows: [], hasSpam: true }
  const hasSpam = await mayReadSpam(connection)
  fingerprint.add('deliverability, complaints', [hasSpam])
  const spam = hasSpam ? 'day.emails_spam' : '0'
  const sql = `
    WITH months AS (
      SELECT to_char(day.tracking_date, 'YYYY-MM') AS month, coalesce(${day.text('company_id')}, '') AS company_id,
        count(*) AS days,
        count(*) FILTER (WHERE day.emails_sent IS NULL OR day.emails_bounced IS NULL OR ${spam} IS NULL) AS unknown_days,
        count(*) FILTER (WHERE day.emails_bounced > day.emails_sent) AS days_over_one,
        coalesce(sum(day.emails_sent), 0) AS sent, coalesce(sum(day.emails_bounced), 0) AS bounced,
        coalesce(sum(${spam}), 0) AS spam
      FROM deliverability_daily_summary day
      WHERE day.tracking_date >= $1::timestamptz AND day.tracking_date < $2::timestamptz
      GROUP BY 1, 2
    )
    SELECT months.month, months.company_id, ${company.text('tenant_id')}, months.days::float8,
      months.unknown_days::float8, months.days_over_one::float8, months.sent::float8, months.bounced::float8,
      months.spam::float8
    FROM months LEFT JOIN companies company ON translate(company.id::text, '-', '') = translate(lower(months.company_id), '-{} ', '')
    ORDER BY 1, 2, 3`
  const read = rowReader(connection, fingerprint)
  const rows = await read('deliverability_daily_summary by month', sql, [from, until], (cells) => ({
    month: String(cells[0]),
    companyIdText: asText(cells[1]) ?? '',
    tenantId: asText(cells[2]),
    days: asCount(cells[3]),
    unknownDays: asCount(cells[4]),
    daysOverOne: asCount(cells[5]),
    emailsSent: asCount(cells[6]),
    emailsBounced: asCount(cells[7]),
    emailsSpam: asCount(cells[8]),
  }))
  return { rows, hasSpam }
}

async function mayReadSpam(connection: ClientBase): Promise<boolean> {
  const { rows } = await connection.query<{ readable: boolean }>(
    `SELECT has_column_privilege(attrelid, attnum, 'SELECT') AS readable FROM pg_attribute
     WHERE attrelid = to_regclass('deliverability_daily_summary') AND attname = 'emails_spam' AND NOT attisdropped`,
  )
  return rows[0]?.readable ?? false
}
