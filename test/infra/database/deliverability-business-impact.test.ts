// Revenue at risk by company and day.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { migrate } from '../../../infra/database/migrate.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { fromMonthStart, UpstreamRows, utcDay } from './upstream-rows.ts'

let database: TestDatabase
let rows: UpstreamRows

beforeAll(async () => {
  database = await createDatabase()
  await migrate({ databaseUrl: database.url, direction: 'up' })
  rows = new UpstreamRows(database)
})
beforeEach(() => rows.removeAll())
afterAll(() => database.drop())

test('a bounce costs 5 cents and a complaint 25, and the savings are a part of that', async () => {
  await rows.day({ company_id: 'company-17', emails_bounced: 40, emails_spam: 3 })
  const { rows: found } = await database.query(
    `select company_id, tracking_date::text, emails_sent, emails_bounced, emails_spam,
            estimated_revenue_loss, potential_savings from deliverability_business_impact`,
  )
  expect(found).toEqual([
    {
      company_id: 'company-17',
      tracking_date: utcDay(),
      emails_sent: '1000',
      emails_bounced: '40',
      emails_spam: '3',
      estimated_revenue_loss: '2.75',
      potential_savings: '2.00',
    },
  ])
})

test.each([
  [1000, 100, 'monitoring_needed'],
  [1000, 101, 'critical_action_required'],
  [1000, 50, 'acceptable'],
  [1000, 51, 'monitoring_needed'],
  [100_000, 5001, 'monitoring_needed'],
  [10, 12, 'critical_action_required'],
  [0, 0, 'no_data'],
  [0, 3, 'no_data'],
  [null, 3, 'no_data'],
  [10, null, 'no_data'],
])('%s sent and %s bounced is %s', async (emails_sent, emails_bounced, level) => {
  await rows.day({ emails_sent, emails_bounced })
  const { rows: found } = await database.query(
    `select business_risk_level from deliverability_business_impact`,
  )
  expect(found).toEqual([{ business_risk_level: level }])
})

test('a loss is unknown where a count is', async () => {
  await rows.day({ emails_bounced: 4, emails_spam: null })
  const { rows: found } = await database.query(
    `select estimated_revenue_loss, potential_savings from deliverability_business_impact`,
  )
  expect(found).toEqual([{ estimated_revenue_loss: null, potential_savings: '0.20' }])
})

test('only days of the current UTC month that have begun', async () => {
  const firstOfMonth = fromMonthStart().toISOString().slice(0, 10)
  const lastOfTheMonthBefore = fromMonthStart(-1).toISOString().slice(0, 10)
  for (const tracking_date of [firstOfMonth, lastOfTheMonthBefore, utcDay(1), 'infinity', '-infinity', null])
    await rows.day({ tracking_date })
  const { rows: found } = await database.query(
    `select tracking_date::text from deliverability_business_impact`,
  )
  expect(found).toEqual([{ tracking_date: firstOfMonth }])
})
