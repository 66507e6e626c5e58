// A summary holds whatever is missing upstream: every null has its reason, and what nobody could look at is no zero.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { randomInputs, SEED, TENANT_IDS } from '../../worlds/random-world.ts'
import { A, subscription } from '../../worlds/world.ts'
import { faultsIn } from './faults-in.ts'
import { delivered, NO_EVENTS, NO_POSTHOG, summary, tenantOf } from './summary-world.ts'

const SOURCES = [
  'vps_instances.approximate_cost',
  'smtp_ip_addresses.approximate_cost',
  'domain_ip_assignments',
  'billing_analytics',
  'deliverability_daily_summary',
  'deliverability_daily_summary.emails_spam',
  'payments',
  'plans',
  'subscriptions',
  'tenants',
  'companies.tenant_id',
]

test('whatever is missing, odd or absent: every null has its reason, and every number is one', () => {
  const deliveries = fc.array(
    fc.record({
      tenantId: fc.constantFrom(...TENANT_IDS, null),
      sentEmails: fc.nat(3),
      bounced: fc.nat(3),
      unknownDays: fc.constantFrom(0, 0, 1),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(
      fc.option(randomInputs),
      fc.subarray(SOURCES),
      deliveries,
      fc.boolean(),
      (upstream, missing, rows, isRead) => {
        const deliverability = rows.map(({ tenantId, sentEmails, bounced, unknownDays }) =>
          delivered(tenantId, sentEmails, bounced, 0, { unknownDays }),
        )
        const inputs = { ...(upstream ?? { tenants: [] }), missing: new Set(missing) }
        const events = isRead ? NO_EVENTS : NO_POSTHOG
        expect(faultsIn(summary(inputs, { deliverability, events }))).toEqual([])
      },
    ),
    { seed: SEED, numRuns: 60 },
  )
})

test('what a missing table hides is no saving of zero: null with its reason, for the platform and for the tenant', () => {
  const zero = { lowCents: 0, highCents: 0 }
  const whole = summary({})
  expect(whole.savings).toMatchObject({ savings: zero, priceAdjustments: zero })
  expect(tenantOf(whole, A).figures.savings).toMatchObject(zero)
  const unplaced = summary({ missing: new Set(['domain_ip_assignments']) })
  expect(unplaced.savings).toMatchObject({
    savings: { highCents: null, words: null },
    missing: { savings: { code: 'source_missing' } },
  })
  const unpriced = summary({ subscriptions: [subscription(A, null)], missing: new Set(['plans']) })
  expect(unpriced.savings).toMatchObject({
    savings: zero,
    priceAdjustments: { highCents: null },
    missing: { savings: null, priceAdjustments: { code: 'source_missing' } },
  })
  expect(tenantOf(unpriced, A).figures).toMatchObject({
    savings: { highCents: null, words: null },
    nulls: { savings: { code: 'source_missing' } },
  })
  const dark = summary({
    platformCosts: null,
    missing: new Set(['vps_instances.approximate_cost', 'smtp_ip_addresses.approximate_cost']),
  })
  expect(faultsIn(dark)).toEqual([])
})
