// Nobody can reckon what a neighbour sends, earns or costs from everything that the API tells them. Proved by worlds that
// differ in just that and give the caller the same cents: every answer on every route is the same, with all what-ifs beside.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import type { Role } from '../../../../shared/access/roles.ts'
import type { TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { comparable } from './comparable.ts'
import { neighboursWorld, OWN, type Secret } from './neighbours-world.ts'
import { apiOver, publishAll } from './official-api.ts'
import { type Probe, probesNamingNone, probesOfChoice } from './probes.ts'
import type { WhatIf } from './published-world.ts'
import { queryOf, WHAT_IFS } from './what-ifs.ts'

const EVEN: WhatIf = { method: 'even', policies: { shareIdle: 'none', sharePlatform: 'none' } }
/** What a caller would hold against the official figures: other weights, and the same pool divided evenly. */
const BESIDE = [EVEN, ...WHAT_IFS].filter(
  ({ method, policies }) =>
    method !== 'even' || (policies.shareIdle === 'none' && isPlain(policies.sharePlatform)),
)

function isPlain(sharePlatform: string): boolean {
  return sharePlatform === 'none' || sharePlatform === 'even'
}

let server: TestTable
beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())

const runIds: string[] = []
const tables = new Map<string, FiguresTable>()

/** A world is published once with the same combinations, whichever of them is official then. */
async function tableOf(secret: Partial<Secret>, combinations: readonly WhatIf[]): Promise<FiguresTable> {
  const key = JSON.stringify([secret, combinations])
  const table = tables.get(key) ?? (await publishAll(server, neighboursWorld(secret), combinations, runIds))
  tables.set(key, table)
  return table
}

const totalOf = async (api: TestApi): Promise<number> => {
  const token = await api.token(['ROLE_FINANCE'])
  const { json } = await api.get(`/api/v1/figures?period=2025-11&tenant=${OWN}`, token)
  return json.data.tenants[0].figures.total_cost
}

/** A world that stands beside several others is asked once. */
const answered = new Map<string, { readonly total: number; readonly answers: readonly string[] }>()

async function answersIn(
  secret: Partial<Secret>,
  official: WhatIf,
  combinations: readonly WhatIf[],
  requests: readonly Probe[],
  role: Role,
): Promise<{ readonly total: number; readonly answers: readonly string[] }> {
  const key = JSON.stringify([secret, official, combinations, role])
  const known = answered.get(key)
  if (known !== undefined) return known
  const api = await apiOver(await tableOf(secret, combinations), official)
  const token = await api.token([role], { tenants: [OWN] })
  const ask = async ([, request]: Probe) => comparable(await api.send({ ...request, token }))
  const found = { total: await totalOf(api), answers: await Promise.all(requests.map(ask)) }
  answered.set(key, found)
  return found
}

/** Labels of the requests whose answers tell the two worlds apart. */
async function telling(
  official: WhatIf,
  one: Partial<Secret>,
  other: Partial<Secret>,
  role: Role = 'ROLE_BUDGET_OWNER',
): Promise<string[]> {
  const isOfficial = (combination: WhatIf) => queryOf(combination) === queryOf(official)
  const combinations = BESIDE.some(isOfficial) ? BESIDE : [official, ...BESIDE]
  const beside = combinations.filter((combination) => !isOfficial(combination))
  // Published first: requests name the runs.
  for (const secret of [one, other]) await tableOf(secret, combinations)
  const requests = [
    ...probesNamingNone(runIds.slice(0, combinations.length)),
    ...beside.flatMap((combination) => probesOfChoice(queryOf(combination))),
  ].filter(([label]) => role === 'ROLE_BUDGET_OWNER' || !label.includes('/explain'))
  const first = await answersIn(one, official, combinations, requests, role)
  const second = await answersIn(other, official, combinations, requests, role)
  expect(second.total).toBe(first.total)
  return requests.flatMap(([label], index) => (first.answers[index] === second.answers[index] ? [] : label))
}

test.each([
  ['nothing', { neighbourSent: 0, neighbourPaid: 0 }],
  ['a great deal', { neighbourSent: 123_456_789, neighbourPaid: 9_876_543 }],
])('the method even is official: the neighbour may send and pay %s', async (_, secret) => {
  expect(await telling(EVEN, {}, secret)).toEqual([])
})

describe.each(['volume', 'volume_per_ip'] as const)('the method %s is official', (method) => {
  test('a dearer server with a busier neighbour looks the same', async () => {
    const dearer = { sharedVps: 1_500, sharedIp: 450, neighbourSent: 1_800 }
    expect(await telling({ ...EVEN, method }, {}, dearer)).toEqual([])
  })

  test('a cheaper server with a neighbour who sends nothing looks the same', async () => {
    const cheaper = { sharedVps: 500, sharedIp: 150, neighbourSent: 0 }
    expect(await telling({ ...EVEN, method }, {}, cheaper)).toEqual([])
  })
})

describe('a pool is shared: a larger one with a heavier neighbour looks the same', () => {
  const sharing = (policies: Partial<WhatIf['policies']>): WhatIf => ({
    method: 'even',
    policies: { ...EVEN.policies, ...policies },
  })

  test('by emails', async () => {
    const larger = { platform: 1_500, neighbourSent: 1_800 }
    expect(await telling(sharing({ sharePlatform: 'by_emails' }), {}, larger)).toEqual([])
  })

  test('by revenue', async () => {
    const larger = { platform: 1_500, neighbourPaid: 10_000 }
    expect(await telling(sharing({ sharePlatform: 'by_revenue' }), {}, larger)).toEqual([])
  })

  test('evenly, where the spare cent is the neighbour’s', async () => {
    expect(await telling(sharing({ shareIdle: 'even' }), { idle: 999 }, { idle: 1_000 })).toEqual([])
    expect(await telling(sharing({ sharePlatform: 'even' }), { platform: 999 }, { platform: 1_000 })).toEqual(
      [],
    )
  })
})

test('the requests can tell: to finance a busier neighbour shows wherever weights and what-ifs do', async () => {
  const labels = await telling(EVEN, {}, { neighbourSent: 1_800 }, 'ROLE_FINANCE')
  expect(labels).toContain('/api/v1/figures?period=2025-11')
  expect(labels.filter((label) => label.includes('method=volume')).length).toBeGreaterThan(3)
})
