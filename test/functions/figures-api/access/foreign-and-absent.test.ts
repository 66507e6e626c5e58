// To someone who sees some tenants only, a stranger and a tenant that does not exist are the same: same status, body and
// headers for whatever is asked, however the tenant is named.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { comparableBut } from './comparable.ts'
import { probesNaming } from './probes.ts'
import { ASKED_AT_MS, publishWorld } from './published-world.ts'
import { nameOf, OWN, strangersOf, type World } from './strangers-world.ts'

const WORLD: World = { variant: 1, neighbourSent: 300 }
const { neighbour, twin, deleted, nameless, others } = strangersOf(WORLD)
const ABSENT_ID = 'f0e1f0e1-9999-4000-8000-000000000001'
const ABSENT_NAME = 'Stranger 9-4'
let store: TestTable
let api: TestApi
let owner: string

beforeAll(async () => {
  store = await startFiguresTable()
  await publishWorld(store.table, WORLD)
  // So many probes in a minute are more than one caller may send.
  const environment = { REQUESTS_PER_MINUTE: '100000' }
  api = await startFiguresApi({ table: store.table, now: () => ASKED_AT_MS, environment })
  owner = await api.token(['ROLE_BUDGET_OWNER'], { tenants: [...OWN] })
})
afterAll(() => store.stop())

/** Labels of the probes whose answers tell the two names apart. */
async function tellingApart(foreign: string, absent: string): Promise<string[]> {
  const answersFor = async (name: string) => {
    const answers: string[] = []
    for (const [, request] of probesNaming(name)) {
      answers.push(comparableBut(name, await api.send({ ...request, token: owner })))
    }
    return answers
  }
  const [ofForeign, ofAbsent] = [await answersFor(foreign), await answersFor(absent)]
  return probesNaming(foreign).flatMap(([label], index) =>
    ofForeign[index] === ofAbsent[index] ? [] : label,
  )
}

const FORMS: Readonly<Record<string, (id: string) => string>> = {
  'as it is': (id) => id,
  'in upper case': (id) => id.toUpperCase(),
  'in braces': (id) => `{${id}}`,
  'without hyphens': (id) => id.replaceAll('-', ''),
  'in braces, upper case, without hyphens': (id) => `{${id.toUpperCase().replaceAll('-', '')}}`,
  'with a character too many': (id) => `${id}0`,
  'with an injection': (id) => `${id}' OR '1'='1`,
  'as a key of the store': (id) => `TENANT#${id}`,
}

describe('a stranger asked for by id', () => {
  test.each(Object.entries(FORMS))('%s', async (_, written) => {
    expect(await tellingApart(written(others[3] as string), written(ABSENT_ID))).toEqual([])
  })

  test.each([
    ['who shares an IP with the caller', neighbour],
    ['who has the name of an own tenant', twin],
    ['who was deleted and still costs', deleted],
    ['who has no name', nameless],
  ])('%s', async (_, id) => {
    expect(await tellingApart(id, ABSENT_ID)).toEqual([])
  })
})

describe('a stranger asked for by name', () => {
  test.each([
    ['as it is', nameOf(1, 4), ABSENT_NAME],
    ['in upper case', nameOf(1, 4).toUpperCase(), ABSENT_NAME.toUpperCase()],
    ['who shares an IP with the caller', nameOf(1, 'neighbour'), nameOf(9, 'neighbour')],
    ['who was deleted', nameOf(1, 'deleted'), nameOf(9, 'deleted')],
  ])('%s', async (_, foreign, absent) => {
    expect(await tellingApart(foreign, absent)).toEqual([])
  })
})

describe('the platform is no tenant of theirs, and they hear for whom its figures are', () => {
  const told = expect.stringContaining('for roles that see the whole platform; yours sees own tenants only')

  test.each(['2025-11', '2025-Q4', '2025', '2026-03'])(
    'in a grid of %s, published or not',
    async (period) => {
      const body = {
        tenants: ['platform', ' PLATFORM ', OWN[0]],
        periods: [period],
        measures: ['mrr', 'arr'],
      }
      const { json } = await api.query(body, owner)
      expect(json.data.reasons[0]).toEqual({ code: 'platform_not_seen', message: told })
      for (const key of body.tenants.slice(0, 2)) {
        expect(json.data.missing[key][period]).toEqual({ mrr: 0, arr: 0 })
        expect(json.data.figures[key][period]).toEqual({ mrr: null, arr: null })
      }
      const cfo = await api.query(body, await api.token(['ROLE_EXECUTIVE_CFO']))
      expect(cfo.text).not.toContain('platform_not_seen')
    },
  )

  test.each(['2025-11', '2026-03'])('in an explanation of %s', async (period) => {
    const path = `/api/v1/figures/explain?period=${period}&measure=mrr&tenant=platform`
    const { status, json } = await api.get(path, owner)
    expect([status, json.error.code, json.error.message]).toEqual([403, 'ACCESS_DENIED', told])
  })

  test('in a list and a file', async () => {
    for (const address of ['figures', 'figures.csv']) {
      const { status, json } = await api.get(
        `/api/v1/${address}?period=2025-11&tenant=${OWN[0]}&tenant=platform`,
        owner,
      )
      expect([status, json.error.details]).toEqual([404, [{ field: 'tenant.1', message: told }]])
    }
  })
})

test('the probes can tell: an own tenant and one that does not exist are told apart by most of them', async () => {
  const telling = await tellingApart(OWN[0], ABSENT_ID)
  const told = ['listed', 'exported', 'explained total_cost', 'searched', 'in a grid']
  for (const label of [...told, 'listed with its summary', 'explained health_score']) {
    expect(telling).toContain(label)
  }
})
