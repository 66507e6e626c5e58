// What the database alone can say of the executive summary.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { migrate } from '../../../infra/database/migrate.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { A, fromNow, UpstreamRows, utcDay } from './upstream-rows.ts'

let database: TestDatabase
let rows: UpstreamRows
let company: string
let subscription: string

beforeAll(async () => {
  database = await createDatabase()
  await migrate({ databaseUrl: database.url, direction: 'up' })
  rows = new UpstreamRows(database)
})
beforeEach(async () => {
  await rows.removeAll()
  await rows.tenants(A)
  company = await rows.company({ tenant_id: A })
  subscription = await rows.subscription({ tenant_id: A }, { price_monthly: 10000 })
})
afterAll(() => database.drop())

async function summary(): Promise<Record<string, unknown> | undefined> {
  const { rows: found } = await database.query(
    `select *, dashboard_date::text as dashboard_date from executive_business_summary`,
  )
  expect(found).toHaveLength(1)
  return found[0]
}

test('has the columns that the documents’ dashboard reads, and NULL for what is not in the database', async () => {
  await rows.payment({ subscription_id: subscription, amount: '100.00' })
  await rows.day({ company_id: company, emails_bounced: 100, emails_spam: 8 })
  await rows.ipHeldBy([A], await rows.vps('30.00'), '3.00')
  expect(await summary()).toEqual({
    tenant_id: A,
    dashboard_date: utcDay(),
    revenue_risk_score: '0.07',
    revenue_health_status: 'Good',
    optimization_savings_potential: '5.00',
    optimization_actions_taken: null,
    efficiency_score: '67.00',
    efficiency_trend: null,
    avg_decision_time_hours: null,
    strategic_decisions_made: null,
    business_performance_score: null,
    priority_actions_required: null,
  })
})

test.each([
  [99, '0.05', 'Excellent'],
  [100, '0.05', 'Good'],
  [200, '0.10', 'Monitor'],
  [399, '0.20', 'Monitor'],
  [400, '0.20', 'Critical Action Required'],
])(
  '%s bounces on $100 of revenue: %s, %s by the risk before rounding',
  async (emails_bounced, score, status) => {
    await rows.payment({ subscription_id: subscription, amount: '100.00' })
    await rows.day({ company_id: company, emails_bounced })
    expect(await summary()).toMatchObject({ revenue_risk_score: score, revenue_health_status: status })
  },
)

test.each([
  ['revenue', { amount: '0.00' }, { emails_bounced: 1 }],
  ['deliverability data', { amount: '100.00' }, { company_id: 'company-17' }],
  ['a known count', { amount: '100.00' }, { emails_spam: null }],
  ['a plausible count', { amount: '100.00' }, { emails_sent: 10, emails_bounced: 11 }],
])('without %s the risk is unknown, not critical', async (_, payment, day) => {
  await rows.payment({ subscription_id: subscription, ...payment })
  await rows.day({ company_id: company, ...day })
  expect(await summary()).toMatchObject({ revenue_risk_score: null, revenue_health_status: 'unknown' })
})

test('efficiency is held in 0..100 and unknown without a list price', async () => {
  expect(await summary()).toMatchObject({ efficiency_score: '100.00' })
  await rows.ipHeldBy([A], await rows.vps('300.00'), '3.00')
  expect(await summary()).toMatchObject({ efficiency_score: '0.00' })
  await database.query(`update plans set price_monthly = 0`)
  expect(await summary()).toMatchObject({ efficiency_score: null })
  await database.query(`update subscriptions set status = 'canceled'`)
  expect(await summary()).toMatchObject({ efficiency_score: null })
})

test('lists the tenants of the cost allocation and nobody else', async () => {
  await rows.tenant({ deleted: fromNow(-1000) })
  await summary()
})
