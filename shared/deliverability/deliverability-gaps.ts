// Which deliverability figures this database cannot give, for the tables and columns it lacks.
import { type MissingSources, missingReason, type NullReason } from '../inputs/missing-sources.ts'

/** Why sent and bounced, or spam, cannot be known; null where they can. */
export interface DeliverabilityGaps {
  readonly counts: NullReason | null
  readonly spam: NullReason | null
}

export function deliverabilityGaps(missing: MissingSources): DeliverabilityGaps {
  return {
    counts: missingReason(
      missing,
      'deliverability_daily_summary.company_id',
      'deliverability_daily_summary.tracking_date',
      'deliverability_daily_summary.emails_sent',
      'deliverability_daily_summary.emails_bounced',
      'companies.id',
      'companies.tenant_id',
    ),
    spam: missingReason(missing, 'deliverability_daily_summary.emails_spam'),
  }
}
