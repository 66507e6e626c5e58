// The SQL view of cost by tenant says what the figure book says, to the cent.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { migrate } from '../../../infra/database/migrate.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { A, B, C, DAY, fromMonthStart, fromNow, UpstreamRows, utcDay } from './upstream-rows.ts'

const NOBODY = '00000000-0000-4000-8000-0000000000ff'

let database: TestDatabase
let rows: UpstreamRows

beforeAll(async () => {
  database = await createDatabase()
  await migrate({ databaseUrl: database.url, direction: 'up' })
  rows = new UpstreamRows(database)
})
beforeEach(() => rows.removeAll())
afterAll(() => database.drop())

/** What the view says of each tenant, in the order of their ids. */
async function view(...columns: string[]): Promise<Array<Record<string, unknown>>> {
  const { rows } = await database.query(
    `select tenant_id, ${columns.join(', ')} from business_cost_allocation order by tenant_id`,
  )
  return rows
}

/** [VPS part, IP part] in dollars by tenant. */
async function costs(): Promise<Record<string, [string, string]>> {
  const found = await view('total_infrastructure_cost as vps', 'total_email_service_cost as ip')
  return Object.fromEntries(found.map(({ tenant_id, vps, ip }) => [tenant_id, [vps, ip]]))
}

describe('the worked examples', () => {
  async function evenExample(vpsCost: string) {
    await rows.tenants(A, B, C)
    const vps = await rows.vps(vpsCost)
    await rows.ipHeldBy([A, A, B], vps, '3.00', { status: 'warmed' })
    await rows.ipHeldBy([C], vps, '3.00')
    await rows.ip(vps, '1.50', { status: 'burned' })
  }

  test('even: a VPS is divided over its IPs in service, and each part over distinct tenants', async () => {
    await evenExample('10.00')
    expect(await costs()).toEqual({ [A]: ['2.50', '1.50'], [B]: ['2.50', '1.50'], [C]: ['5.00', '3.00'] })
  })

  test('even: the spare cent goes to the largest remainder', async () => {
    await evenExample('10.01')
    expect(await costs()).toEqual({ [A]: ['2.50', '1.50'], [B]: ['2.50', '1.50'], [C]: ['5.01', '3.00'] })
  })

  test('round once: shares of one VPS are added before rounding, ties go to the lower tenant id', async () => {
    await rows.tenants(A, B, C)
    const vps = await rows.vps('1.02')
    await rows.ipHeldBy([A, B], vps, '0.00')
    await rows.ipHeldBy([A, C], vps, '0.00')
    expect(await costs()).toEqual({ [A]: ['0.51', '0.00'], [B]: ['0.26', '0.00'], [C]: ['0.25', '0.00'] })
  })
})

test('every cent of a resource in service lands on a tenant, whatever the counts are', async () => {
  await database.query(`insert into tenants (id) select gen_random_uuid() from generate_series(1, 60)`)
  await database.query(`insert into domains (tenant_id) select id from tenants`)
  await database.query(
    `insert into vps_instances (approximate_cost) select 100 + n / 100.0 from generate_series(1, 7) n`,
  )
  await database.query(
    `insert into smtp_ip_addresses (vps_instance_id, status, approximate_cost)
     select id, 'warmed', 20 + n / 100.0 from vps_instances, generate_series(1, 23) n`,
  )
  // The n-th IP serves n tenants, so a VPS meets every count from 1 to 23 and needs all their common multiples.
  await database.query(
    `insert into domain_ip_assignments (domain_id, smtp_ip_address_id)
     select domain.id, ip.id
     from (select id, row_number() over (partition by vps_instance_id order by id) as n from smtp_ip_addresses) ip
     cross join lateral (select id from domains order by md5(id::text || ip.id::text) limit ip.n) domain`,
  )
  const { rows: sums } = await database.query(
    `select sum(total_infrastructure_cost) = (select sum(approximate_cost) from vps_instances) as vps,
            sum(total_email_service_cost) = (select sum(approximate_cost) from smtp_ip_addresses) as ip
     from business_cost_allocation`,
  )
  expect(sums).toEqual([{ vps: true, ip: true }])
})

describe('what is in force', () => {
  const charged = { [A]: ['10.00', '3.00'] }
  const notCharged = { [A]: ['0.00', '0.00'] }
  beforeEach(() => rows.tenants(A))

  async function oneAssignment(values: Record<string, unknown>) {
    const ip = await rows.ip(await rows.vps('10.00'), '3.00')
    const domain = await rows.domain({ tenant_id: A })
    await rows.assignment({ domain_id: domain, smtp_ip_address_id: ip, ...values })
  }

  test.each([
    ['expires later', { expires: fromNow(DAY) }],
    ['is called expired but its date has not come', { status: 'expired', expires: fromNow(DAY) }],
    ['has no status', { status: null }],
    ['is warming', { status: 'warming' }],
    ['was always there', { assigned: '-infinity' }],
    ['never expires', { expires: 'infinity' }],
  ])('an assignment counts that %s', async (_, values) => {
    await oneAssignment(values)
    expect(await costs()).toEqual(charged)
  })

  test.each([
    ['has expired, whatever its status says', { status: 'active', expires: fromNow(-1000) }],
    ['begins later', { assigned: fromNow(DAY) }],
    ['is scheduled', { status: 'scheduled' }],
    ['is called expired without a date', { status: 'expired', expires: null }],
    ['has no beginning', { assigned: null }],
    ['never begins', { assigned: 'infinity' }],
    ['has a domain that does not exist', { domain_id: NOBODY }],
  ])('an assignment does not count that %s', async (_, values) => {
    await oneAssignment(values)
    expect(await costs()).toEqual(notCharged)
  })

  test.each([
    ['assigned', charged],
    ['warming', charged],
    ['warmed', charged],
    ['degraded', charged],
    ['burned', notCharged],
    ['quarantined', notCharged],
    ['available', notCharged],
  ])('an IP that is %s', async (status, expected) => {
    await rows.ipHeldBy([A], await rows.vps('10.00'), '3.00', { status })
    expect(await costs()).toEqual(expected)
  })

  test.each([
    ['active', charged],
    ['scheduled_decommission', notCharged],
    ['decommissioned', notCharged],
    ['provisioning', notCharged],
  ])('a VPS that is %s', async (status, expected) => {
    await rows.ipHeldBy([A], await rows.vps('10.00', { status }), '3.00')
    expect(await costs()).toEqual(expected)
  })

  test('what is not created yet does not exist, and what has no date of creation does', async () => {
    await rows.ipHeldBy([A], await rows.vps('10.00', { created: null }), '3.00', { created: null })
    await rows.ipHeldBy([A], await rows.vps('70.00', { created: fromNow(DAY) }), '7.00')
    await rows.ipHeldBy([A], await rows.vps('0.00'), '7.00', { created: 'infinity' })
    expect(await costs()).toEqual(charged)
  })

  test('a domain without a tenant takes no share', async () => {
    const ip = await rows.ipHeldBy([A], await rows.vps('10.00'), '3.00')
    await rows.assignment({ domain_id: await rows.domain({ tenant_id: null }), smtp_ip_address_id: ip })
    expect(await costs()).toEqual(charged)
  })
})

describe('who is a row', () => {
  test('every tenant that is not deleted, with zeros where it has nothing', async () => {
    await rows.tenants(A)
    await rows.tenant({ id: B, deleted: fromNow(-DAY) })
    expect(await costs()).toEqual({ [A]: ['0.00', '0.00'] })
  })

  test('a deleted tenant and one that does not exist, when they carry cost', async () => {
    await rows.tenant({ id: A, deleted: fromNow(-DAY) })
    await rows.ipHeldBy([A, NOBODY], await rows.vps('10.00'), '3.00')
    expect(await costs()).toEqual({ [A]: ['5.00', '1.50'], [NOBODY]: ['5.00', '1.50'] })
  })

  test('a deleted tenant that still pays, without plan and list price', async () => {
    await rows.tenant({ id: A, deleted: fromNow(-DAY) })
    await rows.payment({ subscription_id: await rows.subscription({ tenant_id: A }) })
    expect(await view('plan_name', 'price_monthly', 'monthly_profit')).toEqual([
      { tenant_id: A, plan_name: null, price_monthly: null, monthly_profit: '29.00' },
    ])
  })

  test('a deleted tenant whose cost is not known yet is not dropped', async () => {
    await rows.tenant({ id: A, deleted: fromNow(-DAY) })
    await rows.ipHeldBy([A], await rows.vps(null), null)
    expect(await costs()).toEqual({ [A]: ['0.00', '0.00'] })
  })

  test('one row per tenant with two subscriptions: names joined, prices added', async () => {
    await rows.tenants(A)
    await rows.subscription({ tenant_id: A }, { name: 'Starter', price_monthly: 2900 })
    await rows.subscription({ tenant_id: A }, { name: 'Pro', price_monthly: 9900 })
    await rows.subscription({ tenant_id: A }, { name: 'Pro', price_monthly: 9900 })
    await rows.subscription({ tenant_id: A, status: 'canceled' }, { name: 'Enterprise' })
    expect(await view('plan_name', 'price_monthly')).toEqual([
      { tenant_id: A, plan_name: 'Pro, Starter', price_monthly: '22700' },
    ])
  })

  test('one unknown price makes the list price unknown, and a price of zero is known', async () => {
    await rows.tenants(A, B)
    await rows.subscription({ tenant_id: A })
    await rows.subscription({ tenant_id: A }, { price_monthly: null })
    await rows.subscription({ tenant_id: B }, { price_monthly: 0 })
    expect(await view('price_monthly')).toEqual([
      { tenant_id: A, price_monthly: null },
      { tenant_id: B, price_monthly: '0' },
    ])
  })
})

test('an unknown cost is left out and the known part is shown', async () => {
  await rows.tenants(A, B)
  const vps = await rows.vps(null)
  await rows.ipHeldBy([A, B], vps, '3.00')
  await rows.ipHeldBy([A], vps, null)
  expect(await costs()).toEqual({ [A]: ['0.00', '1.50'], [B]: ['0.00', '1.50'] })
})

describe('billed revenue', () => {
  let subscription: string
  beforeEach(async () => {
    await rows.tenants(A)
    subscription = await rows.subscription({ tenant_id: A, status: 'canceled' })
  })
  const profit = async () => (await view('monthly_profit'))[0]?.monthly_profit

  test('is what was billed in the month, and cost is not added to it but taken from it', async () => {
    await rows.payment({ subscription_id: subscription, amount: '29.00' })
    await rows.payment({
      subscription_id: subscription,
      amount: '11.01',
      status: 'Succeeded',
      currency: 'usd',
    })
    await rows.payment({ subscription_id: subscription, amount: '2.00', currency: null })
    const vps = await rows.vps('10.00')
    await rows.ipHeldBy([A], vps, '2.00')
    await rows.ipHeldBy([A], vps, '1.00')
    expect(await view('total_monthly_cost', 'monthly_profit', 'business_efficiency_ratio')).toEqual([
      {
        tenant_id: A,
        total_monthly_cost: '13.00',
        monthly_profit: '29.01',
        business_efficiency_ratio: '3.23',
      },
    ])
  })

  test.each([
    ['failed', { status: 'failed' }],
    ['in another currency', { currency: 'EUR' }],
    ['of the month before', { billing_period_start: fromMonthStart(-1) }],
    ['of a period yet to come', { billing_period_start: fromNow(DAY) }],
    ['without a period', { billing_period_start: null }],
    ['of a subscription nobody knows', { subscription_id: NOBODY }],
  ])('a payment %s is none', async (_, values) => {
    await rows.payment({ subscription_id: subscription, ...values })
    expect(await profit()).toBe('0.00')
  })

  test('of a payment without an amount is not known, so neither is the profit', async () => {
    await rows.payment({ subscription_id: subscription, amount: null })
    expect(await profit()).toBeNull()
  })

  test('of a tenant that does not exist is in no row', async () => {
    await rows.payment({ subscription_id: await rows.subscription({ tenant_id: NOBODY }) })
    expect(await view('monthly_profit')).toEqual([{ tenant_id: A, monthly_profit: '0.00' }])
  })

  test('has no ratio to a cost of zero', async () => {
    await rows.payment({ subscription_id: subscription })
    expect(await view('business_efficiency_ratio')).toEqual([
      { tenant_id: A, business_efficiency_ratio: null },
    ])
  })
})

describe('cost per email delivered', () => {
  let company: string
  beforeEach(async () => {
    await rows.tenants(A)
    company = await rows.company({ tenant_id: A })
    await rows.ipHeldBy([A], await rows.vps('10.00'), '3.00')
  })
  const unitCost = async () => (await view('cost_per_email_delivered'))[0]?.cost_per_email_delivered

  test('divides by sent - bounced of the companies of the tenant', async () => {
    const other = await rows.company({ tenant_id: A })
    await rows.day({ company_id: ` ${company.toUpperCase()} `, emails_sent: 600, emails_bounced: 100 })
    await rows.day({ company_id: other, emails_sent: 250, emails_bounced: 50 })
    expect(await unitCost()).toBe('0.018571')
  })

  test('is unknown without data, with an unknown count, and when nothing arrived', async () => {
    expect(await unitCost()).toBeNull()
    await rows.day({ company_id: company, emails_sent: 10, emails_bounced: 10 })
    expect(await unitCost()).toBeNull()
    await rows.day({ company_id: company, emails_sent: 10, emails_bounced: null })
    expect(await unitCost()).toBeNull()
  })

  test('leaves out other months and days that have not begun', async () => {
    await rows.day({ company_id: company, emails_sent: 1300 })
    const lastMonth = fromMonthStart(-1).toISOString().slice(0, 10)
    for (const tracking_date of [lastMonth, utcDay(1), 'infinity', null]) {
      await rows.day({ company_id: company, tracking_date })
    }
    expect(await unitCost()).toBe('0.010000')
  })

  test('text ids that are no UUID, or nobody’s, do not stop the view', async () => {
    await rows.day({ company_id: company, emails_sent: 1300 })
    for (const company_id of ['company-17', '', null, NOBODY, 'x'.repeat(5000)])
      await rows.day({ company_id })
    expect(await unitCost()).toBe('0.010000')
  })
})
