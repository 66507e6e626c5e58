// To a budget owner, runs that were not published, and what-ifs, do not exist: neither in a list, nor as gaps in its pages.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { expireRecord } from '../../../../functions/stores/runs/run-record.ts'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { comparable } from './comparable.ts'
import { ASKED_AT_MS, publishWorld } from './published-world.ts'
import { OWN, type World } from './strangers-world.ts'
import { WHAT_IFS } from './what-ifs.ts'

const WORLD: World = { variant: 1, neighbourSent: 300 }
const RUNS = '/api/v1/runs?period=2025-11'
let store: TestTable
let withWhatIfs: TestApi
let without: TestApi
let whatIfs: readonly string[]

beforeAll(async () => {
  store = await startFiguresTable()
  const other = await store.another()
  whatIfs = (await publishWorld(store.table, WORLD, WHAT_IFS)).whatIfs
  await publishWorld(other.table, WORLD)
  withWhatIfs = await startFiguresApi({ table: store.table, now: () => ASKED_AT_MS })
  without = await startFiguresApi({ table: other.table, now: () => ASKED_AT_MS })
})
afterAll(() => store.stop())

const ask = async (api: TestApi, path: string) =>
  api.get(path, await api.token(['ROLE_BUDGET_OWNER'], { tenants: [...OWN] }))

/** Every page in turn: how many runs it has and whether another follows. */
async function pagesOf(api: TestApi, limit: number): Promise<(readonly [number, boolean])[]> {
  const pages: (readonly [number, boolean])[] = []
  let cursor: string | null = ''
  while (cursor !== null && pages.length < 50) {
    const { json } = await ask(api, `${RUNS}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`)
    cursor = json.data.next_cursor
    pages.push([json.data.runs.length, cursor !== null])
  }
  return pages
}

test('the list is the same with what-ifs beside and without', async () => {
  expect(comparable(await ask(withWhatIfs, RUNS))).toBe(comparable(await ask(without, RUNS)))
})

test.each([1, 2, 3])(
  'pages of %i are full until the last one: no gap counts the runs left out',
  async (limit) => {
    const pages = await pagesOf(withWhatIfs, limit)
    expect(pages.slice(0, -1).map(([runs]) => runs)).toEqual(pages.slice(0, -1).map(() => limit))
    expect(pages).toEqual(await pagesOf(without, limit))
  },
)

test('a what-if that has expired is no more known than one that never was', async () => {
  // Not the first, which another test reads as the official one.
  const [, expired] = whatIfs as [string, string]
  await expireRecord(store.table, expired, Math.floor(ASKED_AT_MS / 1000) - 1)
  const absent = '0197f0a0-0000-7000-8000-000000000000'
  for (const path of ['/api/v1/figures?period=2025-11&knownAt=', '/api/v1/runs/']) {
    const [ofExpired, ofAbsent] = [
      await ask(withWhatIfs, `${path}${expired}`),
      await ask(withWhatIfs, `${path}${absent}`),
    ]
    expect(comparable(ofExpired)).toBe(comparable(ofAbsent))
  }
})

test('what was official until the configuration changed is not read on with a cursor of that time', async () => {
  const before = await startFiguresApi({
    table: store.table,
    now: () => ASKED_AT_MS,
    environment: { OFFICIAL_METHOD: 'volume' },
  })
  const page = '/api/v1/figures?period=2025-11&limit=1'
  const { json } = await ask(before, page)
  expect(json.data.method_id).toBe('volume')
  const { status } = await ask(withWhatIfs, `${page}&cursor=${json.data.next_cursor}`)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
})
