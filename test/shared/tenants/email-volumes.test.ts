// Emails sent and delivered, from two sources that may disagree.
import { describe, expect, test } from '@jest/globals'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { A, B, rowOf, run, sent, warningsOf } from '../../worlds/world.ts'

const daily = (
  tenantId: string | null,
  emailsSent: number,
  emailsBounced: number,
  rowsWithoutVolume = 0,
) => ({
  companyIdText: `company of ${tenantId}`,
  tenantId,
  rows: 2,
  rowsWithoutVolume,
  emailsSent,
  emailsBounced,
})

const rowIn = (inputs: Partial<CostInputs>) => rowOf(run(inputs), A)

describe('emails sent', () => {
  test('are all billing analytics rows of the tenant, added', () => {
    expect(rowIn({ usage: [sent(A, 100), sent(A.toUpperCase(), 23), sent(B, 7)] }).emailsSent).toBe(123)
  })

  test('are unknown without a row, not zero', () => {
    expect(rowIn({}).emailsSent).toBeNull()
    expect(rowIn({}).nulls.emailsSent?.code).toBe('no_usage_rows')
  })

  test('are zero when a row says zero', () => {
    expect(rowIn({ usage: [sent(A, 0)] }).emailsSent).toBe(0)
  })

  test('are unknown with a NULL in any row', () => {
    const rows = [sent(A, 100), sent(A.toUpperCase(), null)]
    for (const usage of [rows, rows.toReversed()]) {
      const row = rowIn({ usage })
      expect(row.emailsSent).toBeNull()
      expect(row.nulls.emailsSent?.code).toBe('usage_unknown')
    }
  })

  test('of an id that is no UUID belong to no tenant, and every such row is counted', () => {
    const computed = run({ usage: [{ ...sent('acme', 5), rows: 3 }] })
    expect(warningsOf(computed)).toEqual({ tenant_id_invalid: 3 })
  })

  test('of a tenant that does not exist are warned about, and make no row', () => {
    const ghost = 'deadbeef-0000-4000-8000-000000000000'
    const computed = run({ usage: [{ ...sent(ghost, 5), rows: 2 }] })
    expect(warningsOf(computed)).toEqual({ usage_tenant_missing: 2 })
    expect(computed.figures.tenants.map(({ tenantId }) => tenantId)).not.toContain(ghost)
  })
})

describe('emails delivered', () => {
  test('are sent minus bounced, both from the daily summary, over all companies of the tenant', () => {
    const summaries = [daily(A, 1000, 30), { ...daily(A, 500, 1), companyIdText: 'second' }]
    const row = rowIn({ usage: [sent(A, 999_999)], dailySummaries: summaries })
    expect(row).toMatchObject({ emailsSent: 999_999, emailsDelivered: 1469 })
  })

  test('are unknown without a summary, or with an incomplete day', () => {
    expect(rowIn({ usage: [sent(A, 10)] }).nulls.emailsDelivered?.code).toBe('no_daily_summary')
    const incomplete = rowIn({ dailySummaries: [daily(A, 1000, 30, 1)] })
    expect(incomplete.emailsDelivered).toBeNull()
    expect(incomplete.nulls.emailsDelivered?.code).toBe('daily_summary_unknown')
  })

  test('are refused as bad data when more bounced than were sent', () => {
    const computed = run({ dailySummaries: [daily(A, 10, 11), daily(B, 10, 10)] })
    expect(rowOf(computed, A).emailsDelivered).toBeNull()
    expect(rowOf(computed, B).emailsDelivered).toBe(0)
    expect(warningsOf(computed)).toEqual({ bounces_exceed_sent: 1 })
  })

  test('of a company that does not exist belong to no tenant', () => {
    expect(warningsOf(run({ dailySummaries: [daily(null, 10, 0)] }))).toEqual({ company_missing: 2 })
  })
})

describe('two sources', () => {
  const disagree = (analytics: number | null, summary: number) =>
    warningsOf(run({ usage: [sent(A, analytics)], dailySummaries: [daily(A, summary, 0)] }))

  test('more than 1 % apart are warned about, in either direction', () => {
    expect(disagree(10_000, 10_000)).toEqual({})
    expect(disagree(10_000, 9_901)).toEqual({})
    expect(disagree(9_901, 10_000)).toEqual({})
    expect(disagree(10_000, 9_800)).toEqual({ usage_sources_disagree: 1 })
    expect(disagree(9_800, 10_000)).toEqual({ usage_sources_disagree: 1 })
    expect(disagree(0, 1)).toEqual({ usage_sources_disagree: 1 })
    expect(disagree(0, 0)).toEqual({})
  })

  test('are not compared when one is unknown', () => {
    expect(disagree(null, 10_000)).toEqual({})
  })
})
