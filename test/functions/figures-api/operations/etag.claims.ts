// A client that holds an answer is told so without it being sent again: the tag stands for the run, the question, the
// sight and the form, and changes with each of them.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { DAY_MS, FIRST_START_MS, manyTenants, runOf, tenantId } from '../../stores/runs/sample-runs.ts'
import { type Asker, type Served, serve } from './served.ts'

describe('etag', () => {
  let tables: TestTable
  let served: Served
  let runId: string

  const LATER = FIRST_START_MS + 60_000
  const MONTH = `period=${PERIOD.id}`
  const [A, B] = [tenantId(0), tenantId(3)]
  const FIGURES = `/api/v1/figures?${MONTH}&measure=total_cost`

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
    runId = await served.publish(runOf(manyTenants(6, 1_000)))
  })

  const tagOf = async (path: string, asker?: Asker): Promise<string> => {
    const { status, headers } = await served.get(path, asker)
    expect(status).toBe(200)
    return headers.etag as string
  }

  const held = (path: string, tag: string, asker?: Asker) =>
    served.get(path, { ...asker, headers: { ...asker?.headers, 'if-none-match': tag } })

  const TAGGED = [
    FIGURES,
    `/api/v1/figures.csv?${MONTH}`,
    `/api/v1/figures/explain?${MONTH}&measure=total_cost&tenant=${A}`,
    '/api/v1/tenants',
    '/api/v1/measures',
    '/api/v1/periods',
  ]

  describe.each(TAGGED)('%s', (path) => {
    test('has the same weak tag whenever it is asked for', async () => {
      const tag = await tagOf(path)
      expect(tag).toMatch(/^W\/"[\w-]+"$/)
      served.nowMs += 60_000
      expect(await tagOf(path)).toBe(tag)
    })

    test('is not sent again to who holds it, however the tag is written', async () => {
      const tag = await tagOf(path)
      const strong = tag.slice(2)
      for (const written of [tag, strong, `"other", ${tag}`, `W/"one",${strong} ,W/"two"`]) {
        const answer = await held(path, written)
        expect({ written, status: answer.status, text: answer.text }).toEqual({
          written,
          status: 304,
          text: '',
        })
        expect(answer.headers).toMatchObject({ etag: tag, 'cache-control': 'private, no-cache' })
        expect(answer.headers).not.toHaveProperty('content-type')
      }
    })

    test('is sent whole to who holds something else', async () => {
      const tag = await tagOf(path)
      const other = `${tag.slice(0, -2)}${tag.at(-2) === 'A' ? 'B' : 'A'}"`
      for (const written of [other, tag.slice(3, -1), `${tag}x`, '']) {
        expect((await held(path, written)).status).toBe(200)
      }
    })

    test('is refused to who may not ask, whatever they hold', async () => {
      const tag = await tagOf(path)
      const refused = await served.api.get(path, undefined, { 'if-none-match': tag })
      expect(refused.status).toBe(401)
    })
  })

  test('a run has a tag too, which changes with what is known of it', async () => {
    const path = `/api/v1/runs/${runId}`
    const tag = await tagOf(path)
    expect((await held(path, tag)).status).toBe(304)
    await served.publish(runOf(manyTenants(6, 2_000)), LATER)
    expect((await held(path, tag)).status).toBe(200)
  })

  describe('another tag comes with', () => {
    test('another run', async () => {
      const before = await Promise.all(TAGGED.slice(0, 4).map((path) => tagOf(path)))
      await served.publish(runOf(manyTenants(6, 2_000)), LATER)
      const after = await Promise.all(TAGGED.slice(0, 4).map((path) => tagOf(path)))
      expect(new Set([...before, ...after]).size).toBe(8)
    })

    test('another question, and another form', async () => {
      const paths = [
        FIGURES,
        `/api/v1/figures?${MONTH}&measure=revenue`,
        `/api/v1/figures?${MONTH}&measure=total_cost,revenue`,
        `/api/v1/figures?${MONTH}`,
        `${FIGURES}&limit=2`,
        `${FIGURES}&tenant=${A}`,
        `${FIGURES}&tenant=${B}`,
        `/api/v1/figures.csv?${MONTH}&measure=total_cost`,
        `/api/v1/figures.csv?${MONTH}`,
        `/api/v1/figures/explain?${MONTH}&measure=total_cost&tenant=${A}`,
        `/api/v1/figures/explain?${MONTH}&measure=profit&tenant=${A}`,
        '/api/v1/tenants?search=1',
        '/api/v1/tenants',
      ]
      const tags = await Promise.all(paths.map((path) => tagOf(path)))
      expect(new Set(tags).size).toBe(paths.length)
      expect(await tagOf(FIGURES, { headers: { accept: 'text/csv' } })).not.toBe(tags[0])
    })

    test('another sight, and not with another person of the same sight', async () => {
      const owner = (...tenants: string[]): Asker => ({ roles: ['ROLE_BUDGET_OWNER'], claims: { tenants } })
      const tags = [await tagOf(FIGURES), await tagOf(FIGURES, owner(A)), await tagOf(FIGURES, owner(A, B))]
      expect(new Set(tags).size).toBe(3)
      expect(await tagOf(FIGURES, owner(B, A))).toBe(tags[2])
      expect(await tagOf(FIGURES, { claims: { sub: 'someone else' }, roles: ['ROLE_FINANCE'] })).toBe(tags[0])
      expect((await held(FIGURES, tags[0] as string, owner(A))).status).toBe(200)
    })

    test('age: a run of the running month that has become stale is sent again, saying so', async () => {
      const midMonth = PERIOD.startMs + 10 * DAY_MS
      served = await serve((await tables.another()).table)
      await served.publish(runOf(manyTenants(6, 1_000), { asOfMs: midMonth }), midMonth)
      for (const path of TAGGED.slice(0, 4)) {
        served.nowMs = midMonth + DAY_MS
        const tag = await tagOf(path)
        served.nowMs = midMonth + 2 * DAY_MS
        expect((await held(path, tag)).status).toBe(200)
        expect(await tagOf(path)).not.toBe(tag)
      }
    })
  })
})
