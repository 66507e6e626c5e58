// Who or what the rows of a budget sheet are of, beside those that have a line already.
import type { ApiClient } from '../../api/client.ts'
import { namelessTenant } from '../../shown/nameless-tenant.ts'
import { poolName } from '../../shown/pool-names.ts'
import type { Ask } from '../asking.ts'
import type { Watch } from '../desk.ts'
import type { Member } from './budget-rows.ts'
import type { BudgetSheetChoice } from './planning-desk.ts'

const TENANTS_A_PAGE = 1_000
const RESOURCE_TYPES = ['vps', 'ip', 'platform']

export interface Asking {
  readonly client: Pick<ApiClient, 'listTenants' | 'listVendorCosts' | 'listPeriods'>
  readonly ask: Ask
  readonly notDone: string
  readonly watch: Watch
}

export async function budgetMembers(
  { rows, dimension }: Pick<BudgetSheetChoice, 'rows' | 'dimension'>,
  asking: Asking,
): Promise<Member[]> {
  if (rows === 'lines that stand') return []
  if (dimension === 'tenant') return allTenants(asking)
  if (dimension === 'resource_type')
    return RESOURCE_TYPES.map((member) => ({ member, label: poolName(member) }))
  if (dimension === 'cost_centre') return []
  return ofNewestCosts(dimension, asking)
}

async function allTenants({ client, ask, notDone, watch }: Asking): Promise<Member[]> {
  const members: Member[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const question = { limit: TENANTS_A_PAGE, ...(cursor !== undefined && { cursor }) }
    const { data } = await ask(notDone, (call) => client.listTenants(question, call), watch.signal)
    for (const { tenant_id: member, tenant_name: name } of data.tenants)
      members.push({ member, label: name ?? namelessTenant(member) })
    watch.progress({ what: 'Reading tenants', done: members.length, total: data.tenant_count })
    cursor = data.next_cursor
  }
  return members
}

/** Where no month is published there are none. */
export async function ofNewestCosts(dimension: 'plan' | 'vendor', asking: Asking): Promise<Member[]> {
  const { client, ask, notDone, watch } = asking
  const period = await newestPeriod(asking)
  if (period === null) return []
  const { data } = await ask(notDone, (call) => client.listVendorCosts({ period }, call), watch.signal)
  const names = data.rows.flatMap(({ vendor, plan }) =>
    dimension === 'vendor' ? (vendor ?? []) : (plan?.split(', ') ?? []),
  )
  return [...new Set(names)].map((name) => ({ member: name, label: name }))
}

export async function newestPeriod({
  client,
  ask,
  notDone,
  watch,
}: Pick<Asking, 'ask' | 'notDone'> & {
  readonly client: Pick<ApiClient, 'listPeriods'>
  readonly watch?: Pick<Watch, 'signal'>
}): Promise<string | null> {
  const { data } = await ask(notDone, (call) => client.listPeriods({}, call), watch?.signal)
  return (
    data.periods
      .map(({ period }) => period)
      .toSorted()
      .at(-1) ?? null
  )
}
