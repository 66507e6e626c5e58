// Rows of the upstream platform for a test: what a test does not say takes the schema's default.
import type { TestDatabase } from '../../engines/database.ts'

type Values = Record<string, unknown>

/** Tenant ids in ascending order, so that a test can say who is the lower one. */
export const A = '00000000-0000-4000-8000-00000000000a'
export const B = '00000000-0000-4000-8000-00000000000b'
export const C = '00000000-0000-4000-8000-00000000000c'

export const DAY = 24 * 60 * 60 * 1000

/** An instant this many milliseconds from now. */
export function fromNow(milliseconds: number): Date {
  return new Date(Date.now() + milliseconds)
}

/** The first instant of the current UTC month, moved by milliseconds. */
export function fromMonthStart(milliseconds = 0): Date {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1) + milliseconds)
}

/** Today's UTC date, moved by days, as Postgres writes it. */
export function utcDay(days = 0): string {
  return fromNow(days * DAY)
    .toISOString()
    .slice(0, 10)
}

export class UpstreamRows {
  readonly #database: TestDatabase

  constructor(database: TestDatabase) {
    this.#database = database
  }

  async removeAll(): Promise<void> {
    await this.#database.query(
      `truncate tenants, companies, domains, plans, subscriptions, payments, vps_instances, smtp_ip_addresses,
       domain_ip_assignments, deliverability_daily_summary`,
    )
  }

  tenants(...ids: string[]): Promise<unknown> {
    return Promise.all(ids.map((id) => this.tenant({ id })))
  }

  tenant(values: Values): Promise<string> {
    return this.#insert('tenants', values)
  }

  company(values: Values): Promise<string> {
    return this.#insert('companies', values)
  }

  domain(values: Values): Promise<string> {
    return this.#insert('domains', values)
  }

  /** A subscription with a plan of its own, at a price in cents. */
  async subscription(values: Values, plan: Values = {}): Promise<string> {
    const planId = await this.#insert('plans', { name: 'Starter', price_monthly: 2900, ...plan })
    return this.#insert('subscriptions', { plan_id: planId, ...values })
  }

  /** A payment that counts, unless the values say otherwise. */
  payment(values: Values): Promise<string> {
    return this.#insert('payments', {
      amount: '29.00',
      status: 'succeeded',
      billing_period_start: fromMonthStart(),
      ...values,
    })
  }

  vps(cost: string | null, values: Values = {}): Promise<string> {
    return this.#insert('vps_instances', { approximate_cost: cost, ...values })
  }

  ip(vps: string, cost: string | null, values: Values = {}): Promise<string> {
    return this.#insert('smtp_ip_addresses', {
      vps_instance_id: vps,
      approximate_cost: cost,
      status: 'assigned',
      ...values,
    })
  }

  assignment(values: Values): Promise<string> {
    return this.#insert('domain_ip_assignments', values)
  }

  /** An IP in service, with a domain of each tenant named (a tenant named twice has two domains on it). */
  async ipHeldBy(tenants: string[], vps: string, cost: string | null, values: Values = {}): Promise<string> {
    const ip = await this.ip(vps, cost, values)
    for (const tenant of tenants) {
      const domain = await this.domain({ tenant_id: tenant })
      await this.assignment({ domain_id: domain, smtp_ip_address_id: ip })
    }
    return ip
  }

  /** A day of a company's deliverability. */
  async day(values: Values): Promise<void> {
    const day = { tracking_date: utcDay(), emails_sent: 1000, emails_bounced: 0, emails_spam: 0, ...values }
    await this.#write('deliverability_daily_summary', day, '')
  }

  async #insert(table: string, values: Values): Promise<string> {
    const { rows } = await this.#write(table, values, 'returning id')
    return String(rows[0]?.id)
  }

  #write(table: string, values: Values, ending: string) {
    const columns = Object.keys(values)
    const places = columns.map((_, place) => `$${place + 1}`)
    return this.#database.query<{ id: string }>(
      `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}) ${ending}`,
      Object.values(values),
    )
  }
}
