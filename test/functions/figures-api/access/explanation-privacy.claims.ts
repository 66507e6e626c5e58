// What an explanation shows: to a budget owner own shares and how many others there are, with all that would tell of a
// neighbour withheld, and the text saying so; to whoever sees the platform everything.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../../../shared/contract/request.ts'
import type { TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { neighboursWorld, OWN, OWN_QUIET } from './neighbours-world.ts'
import { officialApi } from './official-api.ts'
import type { WhatIf } from './published-world.ts'

type Line = Record<string, unknown> & { readonly ips: readonly Record<string, unknown>[] }
type Explained = { readonly lines: Line[]; readonly withheld_because: string | null; readonly value: number }

let server: TestTable
beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())

const by = (change: Partial<WhatIf['policies']> & { method?: WhatIf['method'] }): WhatIf => {
  const { method = 'even', shareIdle = 'none', sharePlatform = 'none' } = change
  return { method, policies: { shareIdle, sharePlatform } }
}

async function explain(api: TestApi, role: 'ROLE_BUDGET_OWNER' | 'ROLE_FINANCE', tenant = OWN) {
  const token = await api.token([role], { tenants: [OWN, OWN_QUIET] })
  const { status, json } = await api.get(
    `/api/v1/figures/explain?period=2025-11&measure=total_cost&tenant=${tenant}`,
    token,
  )
  expect(status).toBe(200)
  return json.data as Explained
}

const WITHHELD = ['source_cents', 'weight', 'total_weight', 'unrounded_share_cents', 'other_tenants_cents']
const ON_AN_IP = ['weight', 'total_weight', 'evenly_because']
const ALWAYS = ['kind', 'measure', 'pool', 'resource_id', 'label', 'policy', 'amount_cents', 'other_tenants']
const only = (line: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, line[name]]))
const nulls = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, null]))
const resources = ({ lines }: Explained) => lines.filter(({ kind }) => kind === 'resource')
const shared = ({ lines }: Explained) => lines.filter(({ kind }) => kind === 'shared')

describe.each(METHODS)('servers and IPs under the method %s', (method) => {
  test('own shares and the number of others are what finance sees, and sum to the figure', async () => {
    const api = await officialApi(server, neighboursWorld(), by({ method }))
    const [seen, whole] = [await explain(api, 'ROLE_BUDGET_OWNER'), await explain(api, 'ROLE_FINANCE')]
    expect(seen.lines.map((line) => only(line, ALWAYS))).toEqual(
      whole.lines.map((line) => only(line, ALWAYS)),
    )
    expect(seen.lines.map(({ other_tenants: others }) => others)).toEqual([1, 1])
    expect(seen.lines.reduce((sum, line) => sum + Number(line.amount_cents), 0)).toBe(seen.value)
  })

  test('a neighbour is on the server: weights and totals are withheld where they would tell, and it says so', async () => {
    const api = await officialApi(server, neighboursWorld(), by({ method }))
    const seen = await explain(api, 'ROLE_BUDGET_OWNER')
    const tells = method !== 'even'
    for (const line of resources(seen)) {
      expect(line.withheld).toBe(tells)
      if (!tells) expect(Object.values(only(line, WITHHELD))).not.toContain(null)
      else {
        expect(only(line, WITHHELD)).toEqual(nulls(WITHHELD))
        expect(line.spare_cent).toBe(false)
        for (const used of line.ips) expect(only(used, ON_AN_IP)).toEqual(nulls(ON_AN_IP))
      }
    }
    if (tells) expect(seen.withheld_because).toMatch(/withheld/)
    else expect(seen.withheld_because).toBeNull()
  })

  test('nobody else is on the server: everything is shown, and why an IP was divided evenly', async () => {
    const api = await officialApi(server, neighboursWorld(), by({ method }))
    const seen = await explain(api, 'ROLE_BUDGET_OWNER', OWN_QUIET)
    expect(seen.withheld_because).toBeNull()
    expect(seen.lines).toEqual((await explain(api, 'ROLE_FINANCE', OWN_QUIET)).lines)
    const [line] = resources(seen)
    expect([line?.withheld, line?.source_cents, line?.other_tenants]).toEqual([false, 700, 0])
    expect(line?.ips[0]?.evenly_because).toBe(method === 'even' ? null : 'volume_unknown')
  })

  test('finance sees all of it', async () => {
    const api = await officialApi(server, neighboursWorld(), by({ method }))
    const whole = await explain(api, 'ROLE_FINANCE')
    expect(whole.withheld_because).toBeNull()
    expect(whole.lines.map(({ withheld }) => withheld)).toEqual([false, false])
    expect(whole.lines.flatMap((line) => Object.values(only(line, WITHHELD)))).not.toContain(null)
  })
})

type Resource = Readonly<
  Record<'cost_cents' | 'tenant_cents' | 'other_tenants' | 'withheld' | 'resource_id', unknown>
>

describe.each(METHODS)('resource by resource under the method %s', (method) => {
  test('the cost of a resource is withheld where an explanation withholds it, and it says so', async () => {
    const api = await officialApi(server, neighboursWorld(), by({ method }))
    const token = await api.token(['ROLE_BUDGET_OWNER'], { tenants: [OWN, OWN_QUIET] })
    const { json } = await api.get('/api/v1/figures/resources?period=2025-11', token)
    const tells = method !== 'even'
    const rows = json.data.resources as Resource[]
    expect(rows.map((row) => [row.resource_id, row.other_tenants, row.withheld, row.cost_cents])).toEqual([
      ['vps-quiet', 0, false, 700],
      ['vps-shared', 1, tells, tells ? null : 1_000],
      ['ip-quiet', 0, false, 200],
      ['ip-shared', 1, tells, tells ? null : 300],
    ])
    expect(json.data.withheld_because === null).toBe(!tells)
    const seen = await explain(api, 'ROLE_BUDGET_OWNER')
    for (const line of resources(seen)) {
      const row = rows.find(({ resource_id: id }) => id === line.resource_id)
      expect([row?.tenant_cents, row?.cost_cents]).toEqual([line.amount_cents, line.source_cents])
    }
  })
})

describe.each([
  ...SHARE_IDLE.filter((policy) => policy !== 'none').map((shareIdle) => ({ shareIdle })),
  ...SHARE_PLATFORM.filter((policy) => policy !== 'none').map((sharePlatform) => ({ sharePlatform })),
])('a pool shared by %p', (policy) => {
  test('own cents and how many share it are told, and the total of the platform is not', async () => {
    const api = await officialApi(server, neighboursWorld(), by(policy))
    const [seen, whole] = [await explain(api, 'ROLE_BUDGET_OWNER'), await explain(api, 'ROLE_FINANCE')]
    expect(shared(whole).map(({ pool }) => pool)).toEqual(
      'shareIdle' in policy ? ['vps', 'ip'] : ['platform'],
    )
    expect(shared(seen).map((line) => only(line, ALWAYS))).toEqual(
      shared(whole).map((line) => only(line, ALWAYS)),
    )
    for (const line of shared(seen)) expect(only(line, WITHHELD)).toEqual(nulls(WITHHELD))
    expect(seen.withheld_because).toMatch(/withheld/)
  })

  test('finance sees all of it', async () => {
    const api = await officialApi(server, neighboursWorld(), by(policy))
    const whole = await explain(api, 'ROLE_FINANCE')
    expect(shared(whole).flatMap((line) => Object.values(only(line, WITHHELD)))).not.toContain(null)
    expect(whole.withheld_because).toBeNull()
  })
})
