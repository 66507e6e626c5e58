// For someone who sees some tenants only, the store is never asked for anybody else: so neither an answer nor the time it
// takes can tell a stranger from a tenant that does not exist. And asking writes nothing, whoever asks.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { type Call, isWrite, recorded } from '../../stores/calls.ts'
import { type Probe, probesNaming, probesNamingNone } from './probes.ts'
import { ASKED_AT_MS, type PublishedWorld, publishWorld } from './published-world.ts'
import { MARKS, nameOf, OWN, strangersOf, type World } from './strangers-world.ts'

describe('store not asked', () => {
  const WORLD: World = { variant: 1, neighbourSent: 300 }
  const { neighbour, others } = strangersOf(WORLD)
  const ABSENT = 'f0e1f0e1-9999-4000-8000-000000000001'
  let store: TestTable
  let api: TestApi
  let calls: Call[]
  let runs: PublishedWorld

  beforeAll(async () => {
    store = await startFiguresTable()
    runs = await publishWorld(store.table, WORLD)
    const watched = recorded(store.table)
    calls = watched.calls
    api = await startFiguresApi({ table: watched.table, now: () => ASKED_AT_MS })
  })
  afterAll(() => store.stop())
  beforeEach(() => {
    calls.length = 0
  })

  async function callsFor(probes: readonly Probe[]): Promise<readonly (readonly [string, string])[]> {
    const token = await api.token(['ROLE_BUDGET_OWNER'], { tenants: [...OWN] })
    const made: (readonly [string, string])[] = []
    for (const [label, request] of probes) {
      calls.length = 0
      await api.send({ ...request, token })
      // What is read side by side comes in any order.
      const texts = calls
        .filter((call) => !notesWhoAsks(call))
        .map((call) => JSON.stringify(call))
        .sort()
      made.push([label, texts.join('\n')])
    }
    return made
  }

  /** The directory of who may be told of alerts learns of the caller from their own token, whatever they ask. */
  const notesWhoAsks = ({ input }: Call) => (input.Item ?? input.Key)?.sk === 'KNOWN'

  /**
   * A stranger's id asked for as a run is looked up as a run; that is nobody's row. Nor is the head of a scenario, of which those
   * that the caller is not told of are left out once they are read.
   */
  const asRuns = (made: string) =>
    made
      .replaceAll(/RUN#[0-9a-f-]{36}(?=","sk":"(?:RECORD|SUMMARY)")/g, 'RUN#-')
      .replaceAll(/BUDGET#(?:what_if|reforecast)[^"]*(?=","sk":"HEAD")/g, 'BUDGET#-')

  test.each([
    ['an id', others[2] as string, ABSENT],
    ['the id of the one who shares an IP', neighbour, ABSENT],
    ['a name', nameOf(1, 3), 'Stranger 9-3'],
  ])(
    'a stranger by %s makes the very reads that a tenant who does not exist makes',
    async (_, foreign, absent) => {
      const [ofForeign, ofAbsent] = [
        await callsFor(probesNaming(foreign)),
        await callsFor(probesNaming(absent)),
      ]
      expect(ofForeign.map(([label, made]) => [label, asRuns(made)])).toEqual(
        ofAbsent.map(([label, made]) => [label, asRuns(made)]),
      )
    },
  )

  test("no read is of a stranger's row, of the list of all tenants, or of unallocated cost", async () => {
    const probes = [...probesNaming(neighbour), ...probesNamingNone([runs.current, runs.superseded])]
    const made = await callsFor(probes)
    const past = made.filter(([, text]) => MARKS.test(asRuns(text)) || /DIRECTORY#|UNALLOCATED#/.test(text))
    expect(past.map(([label]) => label)).toEqual([])
    expect(made.some(([, text]) => text.includes(OWN[0]))).toBe(true)
  })

  test('to finance the list of all tenants is read: the claim above can fail', async () => {
    const token = await api.token(['ROLE_FINANCE'])
    await api.get('/api/v1/tenants?period=2025-11', token)
    await api.get(`/api/v1/figures?period=2025-11&tenant=${neighbour}`, token)
    expect(JSON.stringify(calls)).toContain('DIRECTORY#')
    expect(JSON.stringify(calls)).toMatch(MARKS)
  })

  test('nobody writes by asking', async () => {
    for (const role of ['ROLE_BUDGET_OWNER', 'ROLE_EXECUTIVE_CFO'] as const) {
      const token = await api.token([role], { tenants: [...OWN] })
      for (const [, request] of probesNamingNone([runs.current])) await api.send({ ...request, token })
    }
    expect(calls.length).toBeGreaterThan(100)
    expect(calls.filter((call) => isWrite(call) && !notesWhoAsks(call))).toEqual([])
  })
})
