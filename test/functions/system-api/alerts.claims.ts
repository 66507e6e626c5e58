// Whoever asks gets the alerts that are theirs, each once, the gravest first, with their own acknowledgement; what is not theirs
// does not exist for them, on no route.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { alertStore } from '../../../functions/stores/alerts/alert-store.ts'
import { TOLD_OF_ALERTS } from '../../../shared/access/may-call.ts'
import { ROLES, type Role } from '../../../shared/access/roles.ts'
import { ALERT_RULES } from '../../../shared/alerts/alert-rules.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import { startFiguresApi, type TestApi } from '../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { ACME, alert, BIRCH, day, lookOn } from '../../shared/alerts/alert-world.ts'
import { comparable } from '../figures-api/access/comparable.ts'
import { withCalls } from '../stores/calls.ts'

describe('alerts', () => {
  const NOW_MS = Date.parse(day(10))
  const IDLE = alert('idle_vps', 'v')
  const RISE = alert('price_rise', 'w')
  const ACME_RISK = alert('revenue_at_risk', ACME)
  const BIRCH_RISK = alert('revenue_at_risk', BIRCH)
  const ALERTS = '/api/v1/system/alerts'
  let server: TestTable
  let store: TestTable
  let api: TestApi

  const storeOf = (of: TestTable = store) => alertStore(of.table, { resolvedDays: 400 }, () => NOW_MS)
  const apiOf = (of: TestTable) => startFiguresApi({ table: of.table, now: () => NOW_MS })

  beforeAll(async () => {
    server = await startFiguresTable()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    store = await server.another()
    api = await apiOf(store)
    await storeOf().evaluate([IDLE, ACME_RISK], lookOn(0))
    await storeOf().evaluate([IDLE, ACME_RISK, BIRCH_RISK, RISE], lookOn(1))
  })

  const as = (role: Role, sub = 'someone', tenants: readonly string[] = [ACME]) =>
    api.token([role], { sub, tenants: [...tenants] })
  const get = async (path: string, token: string) => (await api.get(path, token)).json.data
  const idsOf = async (path: string, token: string): Promise<string[]> =>
    (await get(path, token)).alerts.map(({ id }: { id: string }) => id)
  const acknowledge = async (token: string, { id }: StrategicAlert, occurrence = 1) =>
    api.send({ method: 'POST', path: `${ALERTS}/acknowledge`, token, body: { id, occurrence } })

  test('who may ask is everybody in an audience of the rules, and nobody else', () => {
    const audiences = new Set(Object.values(ALERT_RULES).flatMap(({ audience }) => audience))
    expect(ROLES.filter((role) => TOLD_OF_ALERTS.includes(role))).toEqual(
      ROLES.filter((role) => audiences.has(role)),
    )
  })

  test('each role gets what the rules send it, the gravest first, then the newest', async () => {
    const cfo = await as('ROLE_EXECUTIVE_CFO')
    expect(await idsOf(ALERTS, cfo)).toEqual([BIRCH_RISK.id, ACME_RISK.id, RISE.id, IDLE.id])
    expect(await idsOf(ALERTS, await as('ROLE_PROCUREMENT'))).toEqual([RISE.id, IDLE.id])
    expect(await idsOf(ALERTS, await as('ROLE_BUDGET_OWNER'))).toEqual([ACME_RISK.id])
    expect(await idsOf(`${ALERTS}?severity=High`, cfo)).toEqual([RISE.id])
    expect(await idsOf(`${ALERTS}?category=Revenue+Risk&tenant=${ACME.toUpperCase()}`, cfo)).toEqual([
      ACME_RISK.id,
    ])
  })

  test('one shows since when, what it says, whether it is modeled and how, and where it leads', async () => {
    const { alerts, modeled } = await get(`${ALERTS}?tenant=${ACME}`, await as('ROLE_FINANCE'))
    expect(alerts[0]).toMatchObject({
      occurrence: 1,
      status: 'open',
      tenant_id: ACME,
      detail: 'modeled',
      modeled: expect.stringContaining('modeled'),
      path: `/system/tenants/${ACME}/summary`,
      first_seen: { summary_run_id: 's0', period: '2026-10' },
      last_seen: { summary_run_id: 's1' },
      resolved: null,
      needs_attention: true,
    })
    expect(modeled).toHaveLength(2)
  })

  test('all pages together are each alert once, also while others are acknowledged', async () => {
    const cfo = await as('ROLE_EXECUTIVE_CFO')
    const read: string[] = []
    let next: string | null = null
    do {
      const cursor: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`
      const page = await get(`${ALERTS}?limit=1${cursor}`, cfo)
      read.push(...page.alerts.map(({ id }: { id: string }) => id))
      next = page.next_cursor
      await acknowledge(cfo, IDLE)
    } while (next !== null)
    expect(read).toEqual([BIRCH_RISK.id, ACME_RISK.id, RISE.id, IDLE.id])
  })

  test('an acknowledgement is personal, is one however often it is sent, and ends nothing', async () => {
    const [cfo, coo] = [await as('ROLE_EXECUTIVE_CFO', 'cfo'), await as('ROLE_EXECUTIVE_COO', 'coo')]
    const first = await acknowledge(cfo, ACME_RISK)
    const again = await acknowledge(cfo, ACME_RISK)
    expect(first.json.data.alert).toMatchObject({ status: 'open', needs_attention: false })
    expect(first.json.data.modeled).toEqual([...STATEMENTS])
    expect(again.json.data).toEqual(first.json.data)
    expect(await idsOf(`${ALERTS}?acknowledged=true`, cfo)).toEqual([ACME_RISK.id])
    expect(await idsOf(`${ALERTS}?acknowledged=true`, coo)).toEqual([])
    expect((await get(`${ALERTS}?tenant=${ACME}`, coo)).alerts[0]).toMatchObject({
      acknowledged: null,
      needs_attention: true,
    })
    expect((await api.get(ALERTS, coo)).text).not.toContain('cfo')
  })

  test('one that ended is listed as resolved, and comes back as another occurrence', async () => {
    const cfo = await as('ROLE_EXECUTIVE_CFO')
    await storeOf().evaluate([IDLE, RISE, BIRCH_RISK], lookOn(2))
    expect(await idsOf(`${ALERTS}?status=resolved`, cfo)).toEqual([ACME_RISK.id])
    expect((await acknowledge(cfo, ACME_RISK)).status).toBe(404)
    await storeOf().evaluate([ACME_RISK], lookOn(3))
    expect((await acknowledge(cfo, ACME_RISK, 1)).status).toBe(404)
    expect((await acknowledge(cfo, ACME_RISK, 2)).status).toBe(200)
    const all = await idsOf(`${ALERTS}?status=all&tenant=${ACME}`, cfo)
    expect(all).toEqual([ACME_RISK.id, ACME_RISK.id])
  })

  test('an acknowledgement while the next evaluation is written survives it', async () => {
    const cfo = await as('ROLE_EXECUTIVE_CFO', 'cfo')
    let isFirst = true
    const slow = withCalls(store.table, async ({ name, input }, send) => {
      if (name === 'PutCommand' && input.Item.sk === 'HEAD' && isFirst) {
        isFirst = false
        expect((await acknowledge(cfo, IDLE)).status).toBe(200)
      }
      return send()
    })
    await alertStore(slow, { resolvedDays: 400 }, () => NOW_MS).evaluate([IDLE], lookOn(2))
    const { alerts } = await get(ALERTS, cfo)
    expect(alerts).toMatchObject([
      { id: IDLE.id, last_seen: { summary_run_id: 's2' }, needs_attention: false },
    ])
  })

  test("what is another tenant's and what does not exist are one answer, and stay untouched", async () => {
    const owner = await as('ROLE_BUDGET_OWNER')
    const absent = alert('revenue_at_risk', '0000000f-0000-4000-8000-000000000000')
    const refusals = new Set<string>()
    for (const asked of [BIRCH_RISK, absent, IDLE, alert('idle_vps', 'nobody')]) {
      const answer = await acknowledge(owner, asked)
      expect(answer.status).toBe(404)
      refusals.add(comparable(answer))
    }
    expect([...refusals]).toHaveLength(1)
    expect((await storeOf().open()).flatMap(({ acknowledgements }) => acknowledgements)).toEqual([])
    const [foreign, none] = await Promise.all(
      [BIRCH, absent.tenantId].map((id) => api.get(`${ALERTS}?tenant=${id}&status=all`, owner)),
    )
    expect(foreign && comparable(foreign)).toBe(none && comparable(none))
  })

  test('what is raised about others and about the platform changes no byte of what a budget owner reads', async () => {
    const alone = await server.another()
    await storeOf(alone).evaluate([ACME_RISK], lookOn(0))
    await storeOf(alone).evaluate([ACME_RISK], lookOn(1))
    const aloneApi = await apiOf(alone)
    for (const query of ['', '?status=all', '?limit=1', '?acknowledged=false', '?status=resolved']) {
      const owner = await as('ROLE_BUDGET_OWNER')
      const [one, other] = [
        await api.get(`${ALERTS}${query}`, owner),
        await aloneApi.get(`${ALERTS}${query}`, owner),
      ]
      expect(comparable(one)).toBe(comparable(other))
    }
  })
})
