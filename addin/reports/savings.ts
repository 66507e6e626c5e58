// Savings opportunities: suggestions with a range, never promises. What would be saved and what another price would earn
// stand in columns apart; a resource that several opportunities name counts once.
import type { ApiOpportunity, OpportunityList } from '../../shared/contract/api/answers/strategy.ts'
import type { Meta } from '../../shared/contract/api/envelope.ts'
import { counted, groupedDollars } from '../../shared/ranges/grouped-numbers.ts'
import { namelessTenant } from '../shown/nameless-tenant.ts'
import type { Asked, PlainRow } from './asked.ts'
import { dollarsOf, NOTHING, remarkOf } from './cells.ts'
import { countColumn, dollarsColumn, keyColumn, REMARKS, wordsColumn } from './columns.ts'
import { listed } from './listed.ts'
import { makeDocument, type WantedRow } from './make-document.ts'
import type { CellContent, ReportColumn, ReportDocument } from './report-document.ts'
import { sourceOfSummary } from './report-source.ts'

const COLUMNS: readonly ReportColumn[] = [
  countColumn('rank', 'Rank'),
  wordsColumn('title', 'Opportunity', 48),
  wordsColumn('confidence', 'Confidence', 12),
  wordsColumn('gain', 'Gain', 12),
  dollarsColumn('low', 'Low, a month', 'none'),
  dollarsColumn('high', 'High, a month', 'none'),
  dollarsColumn('counted_low', 'Cost saved: counted low', 'sum'),
  dollarsColumn('counted_high', 'Cost saved: counted high', 'sum'),
  dollarsColumn('price_low', 'Price gain: counted low', 'sum'),
  dollarsColumn('price_high', 'Price gain: counted high', 'sum'),
  wordsColumn('tenant', 'Tenant'),
  wordsColumn('vendor', 'Vendor'),
  wordsColumn('rationale', 'Rationale', 60),
  wordsColumn('how_low', 'How low was computed', 40),
  wordsColumn('how_high', 'How high was computed', 40),
  wordsColumn('conditions', 'Conditions of high', 40),
  wordsColumn('resources', 'Resources', 40),
  keyColumn('Opportunity id'),
  REMARKS,
]

export function savings(
  asked: Asked,
  { data, meta }: { readonly data: OpportunityList; readonly meta: Meta },
): ReportDocument {
  const { savings: saved, price_adjustments: prices } = data
  return makeDocument('savings', asked, {
    source: sourceOfSummary(data, meta),
    meta,
    sight: saved.missing?.code === PLATFORM_NOT_SEEN ? 'some tenants' : 'platform',
    columns: COLUMNS,
    rows: data.opportunities.map(rowOf),
    publishedTotalsCents: {
      counted_low: saved.low_cents,
      counted_high: saved.high_cents,
      price_low: prices.low_cents,
      price_high: prices.high_cents,
    },
    aboutColumns:
      "Amounts are US dollars a month. Low is what today's prices make certain, high is if every condition holds. Suggestions with a range: nothing is promised.",
    aboutTotals:
      'Only what is counted adds up: a resource that several opportunities name counts once. What another price would earn is never added to the cost saved.',
    totalRemark: remarkOf([
      saved.missing?.message ?? false,
      prices.missing?.message ?? false,
      data.without_amount > 0 &&
        `Without ${counted(data.without_amount, 'opportunity', 'opportunities')} that has no amount.`,
    ]),
    more: [
      totalRow('Savings', saved),
      totalRow('Price adjustments', prices),
      ['Without an amount', `${counted(data.without_amount, 'opportunity', 'opportunities')}, in no total`],
    ],
  })
}

/** Why there is no total of the platform's savings for whoever sees some tenants. */
const PLATFORM_NOT_SEEN = 'platform_not_seen'

function totalRow(label: string, total: OpportunityList['savings']): PlainRow {
  const { low_cents: low, high_cents: high, words, missing } = total
  if (low === null || high === null) return [label, missing?.message ?? 'The range is not known.']
  const range = `${groupedDollars(low)} to ${groupedDollars(high)} a month`
  return [label, words === null ? range : `${range} (${words})`]
}

function rowOf(opportunity: ApiOpportunity): WantedRow {
  const { gain, tenant_id: tenantId, tenant_name: tenantName, missing } = opportunity
  const amount = (cents: number | null) => (gain === 'none' && cents === null ? NOTHING : dollarsOf(cents))
  const countedIn = (of: ApiOpportunity['gain'], cents: number | null): CellContent =>
    gain === of ? amount(cents) : NOTHING
  return {
    key: opportunity.id,
    tenantId,
    cells: {
      rank: opportunity.rank,
      title: opportunity.title,
      confidence: opportunity.confidence,
      gain: GAINS[gain],
      low: amount(opportunity.low_cents),
      high: amount(opportunity.high_cents),
      counted_low: countedIn('cost', opportunity.counted_low_cents),
      counted_high: countedIn('cost', opportunity.counted_high_cents),
      price_low: countedIn('price', opportunity.counted_low_cents),
      price_high: countedIn('price', opportunity.counted_high_cents),
      tenant: tenantId === null ? NOTHING : (tenantName ?? namelessTenant(tenantId)),
      vendor: opportunity.vendor ?? NOTHING,
      rationale: opportunity.rationale,
      how_low: opportunity.how_low,
      how_high: opportunity.how_high,
      conditions: listed(opportunity.conditions, ' '),
      resources: listed(opportunity.resources.map(claimWords), '; '),
      remarks: remarkOf([
        missing !== null && `Amounts missing: ${missing.message}`,
        gain === 'none' && missing === null && 'It makes no claim in dollars.',
      ]),
    },
  }
}

const GAINS: Readonly<Record<ApiOpportunity['gain'], string>> = {
  cost: 'cost saved',
  price: 'price gain',
  none: 'none claimed',
}

function claimWords(claim: ApiOpportunity['resources'][number]): string {
  const { type, id, label, counted_low_cents: low, counted_high_cents: high } = claim
  const named = `${type} ${label ?? id}`
  if (low === null || high === null) return `${named}: amount not known`
  return `${named}: counted ${groupedDollars(low)} to ${groupedDollars(high)}`
}
