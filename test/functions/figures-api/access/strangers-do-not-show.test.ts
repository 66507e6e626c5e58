// In two worlds that differ in everything of the strangers (who and how many they are, what they are called, send, pay and
// cost), a budget owner reads the very same bytes, whatever they ask and whatever Finance published beside.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ApiRequest, startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { comparable, everythingOf } from './comparable.ts'
import { type Probe, probesNaming, probesNamingNone, probesOfChoice } from './probes.ts'
import { ASKED_AT_MS, type PublishedWorld, publishWorld } from './published-world.ts'
import { MARKS, nameOf, OWN, OWN_NAME, strangersOf, type World } from './strangers-world.ts'
import { queryOf, WHAT_IFS } from './what-ifs.ts'

const ONE: World = { variant: 1, neighbourSent: 300 }
const OTHER: World = { variant: 2, neighbourSent: 123_456 }
let store: TestTable
let apis: readonly [TestApi, TestApi]
let runs: PublishedWorld

beforeAll(async () => {
  store = await startFiguresTable()
  const other = await store.another()
  runs = await publishWorld(store.table, ONE, WHAT_IFS)
  expect(await publishWorld(other.table, OTHER, WHAT_IFS)).toEqual(runs)
  apis = [
    await startFiguresApi({ table: store.table, now: () => ASKED_AT_MS }),
    await startFiguresApi({ table: other.table, now: () => ASKED_AT_MS }),
  ]
})
afterAll(() => store.stop())

const everyRunId = () => [
  runs.current,
  runs.currentNext,
  runs.superseded,
  runs.beside,
  runs.failed,
  runs.restated,
  ...runs.whatIfs,
  ...runs.summaries,
]

async function askBoth(request: ApiRequest, roles: readonly ['ROLE_BUDGET_OWNER' | 'ROLE_EXECUTIVE_CFO']) {
  const ask = async (api: TestApi) =>
    api.send({ ...request, token: await api.token(roles, { tenants: [...OWN] }) })
  return [await ask(apis[0]), await ask(apis[1])] as const
}

/** Labels of the probes that tell the worlds apart, or show a mark of a stranger that was not asked for. */
async function showing(probes: readonly Probe[], asked = ''): Promise<string[]> {
  const telling: string[] = []
  for (const [label, request] of probes) {
    const [one, other] = await askBoth(request, ['ROLE_BUDGET_OWNER'])
    if (comparable(one) !== comparable(other)) telling.push(label)
    const text = everythingOf(one).replaceAll(
      asked === '' ? '\0' : JSON.stringify(asked).slice(1, -1),
      'ASKED',
    )
    if (MARKS.test(text)) telling.push(`${label} shows a stranger`)
  }
  return telling
}

describe('nothing of the strangers shows', () => {
  test('in any answer that names none', async () => {
    expect(await showing(probesNamingNone(everyRunId()))).toEqual([])
  })

  test.each(['&basis=closed', '&basis=restated'])('in any answer to%s', async (query) => {
    expect(await showing([...probesNamingNone([], query), ...probesOfChoice(query)])).toEqual([])
  })

  test.each(WHAT_IFS.map(queryOf))('in any answer to%s', async (query) => {
    expect(await showing(probesOfChoice(query))).toEqual([])
  })

  const { neighbour, twin, others } = strangersOf(ONE)
  test.each([
    ['the id of a stranger of the one world', others[0] as string],
    ['the id of the one who shares an IP', neighbour],
    ['the id of the one with an own name', twin],
    ['the name of a stranger of the one world', nameOf(1, 2)],
    ['the name of nobody', 'Nobody & Sons'],
    ['the platform, as which a stranger of the other world is called', 'platform'],
    ['the word that begins every stranger', nameOf(1, '').slice(0, 5)],
  ])('in answers about %s, who is not in both worlds', async (_, name) => {
    expect(await showing(probesNaming(name), name)).toEqual([])
  })

  test('in answers about a name that an own tenant has, and in the one world a stranger too', async () => {
    expect(await showing(probesNaming(OWN_NAME), OWN_NAME)).toEqual([])
    const [listed] = probesNaming(OWN_NAME)
    const [answer] = await askBoth((listed as Probe)[1], ['ROLE_BUDGET_OWNER'])
    expect(answer.json.data.tenants.map((row: { tenant_id: string }) => row.tenant_id)).toEqual([OWN[0]])
  })
})

test('the worlds do differ: to finance the same requests show strangers, and tell the worlds apart', async () => {
  for (const path of [
    '/api/v1/figures?period=2025-11',
    '/api/v1/figures?period=2025-11&measure=health_score&limit=1',
    '/api/v1/figures.csv?period=2025-11',
    '/api/v1/figures/resources?period=2025-11',
    '/api/v1/figures/vendors?period=2025-Q4',
    '/api/v1/opportunities?period=2025-11',
    '/api/v1/tenants',
    '/api/v1/adjustments?period=2025-11',
    '/api/v1/figures?period=2025-11&basis=restated',
    `/api/v1/runs/${runs.current}`,
  ]) {
    const [one, other] = await askBoth({ path }, ['ROLE_EXECUTIVE_CFO'])
    expect(comparable(one)).not.toBe(comparable(other))
  }
})

test('only the official runs exist for a budget owner: what-ifs, failed and unknown runs are one answer', async () => {
  const hidden = [runs.failed, ...runs.whatIfs, '0197f0a0-0000-7000-8000-000000000000']
  const askFor = async (path: string) => comparable((await askBoth({ path }, ['ROLE_BUDGET_OWNER']))[0])
  const read = new Set<string>()
  const known = new Set<string>()
  for (const id of hidden) {
    read.add(await askFor(`/api/v1/runs/${id}`))
    known.add(await askFor(`/api/v1/figures?period=2025-11&knownAt=${id}`))
  }
  expect([...read, ...known].map((answer) => JSON.parse(answer).status)).toEqual([404, 404])
  const [list] = await askBoth({ path: '/api/v1/runs?period=2025-11' }, ['ROLE_BUDGET_OWNER'])
  const listed = list.json.data.runs.map((run: { run_id: string }) => run.run_id)
  expect(listed.toSorted()).toEqual([runs.superseded, runs.current, runs.beside, runs.restated].toSorted())
})
