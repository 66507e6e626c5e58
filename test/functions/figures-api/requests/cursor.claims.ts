// A cursor works for one question of one caller for a day; anything else is refused in the same words, so that nothing is
// learned from trying.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Role } from '../../../../shared/access/roles.ts'
import type { ApiResponse } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { DAY_MS, FIRST_START_MS, manyTenants, runOf, tenantId } from '../../stores/runs/sample-runs.ts'
import { type Asker, type Served, serve } from '../operations/served.ts'

describe('cursor', () => {
  let table: TestTable
  let served: Served
  let cursor: string

  const NOW = FIRST_START_MS + 60_000
  const question = { period: PERIOD.id, measure: ['total_cost'], limit: 2 }
  const ids = Array.from({ length: 6 }, (_, number) => tenantId(number))

  beforeAll(async () => {
    table = await startFiguresTable()
    served = await serve(table.table)
    await served.publish(runOf(manyTenants(6, 1_000)))
    await served.publish(runOf(manyTenants(6, 1_000), { method: 'volume' }))
  })
  afterAll(() => table.stop())

  beforeEach(async () => {
    served.nowMs = NOW
    cursor = (await served.ask('listFigures', question)).data.next_cursor as string
  })

  const next = (change: object = {}, asker?: Asker) =>
    served.response('listFigures', { ...question, cursor, ...change }, asker)

  /** What a refusal says, but for what is different in every answer. */
  const said = ({ status, headers, json }: ApiResponse) => {
    const { request_id, ...error } = json.error
    return { status, headers, error }
  }

  const refusal = async () => said(await next({ cursor: 'not a cursor' }))

  test('what does not open says what a cursor is for, and which field it was', async () => {
    const { status, error } = await refusal()
    expect(status).toBe(400)
    expect(error).toMatchObject({ code: 'VALIDATION_FAILED', details: [{ field: 'cursor' }] })
    expect(error.message).toMatch(/same question.*same caller.*24 hours/)
  })

  describe('is refused alike', () => {
    const QUESTIONS: Readonly<Record<string, object>> = {
      'another measure': { measure: ['revenue'] },
      'one measure more': { measure: ['total_cost', 'revenue'] },
      'all measures': { measure: undefined },
      'another period': { period: '2025-10' },
      'some tenants': { tenant: ids.slice(0, 4) },
      'another method': { method: 'volume' },
      'another policy': { shareIdle: 'even' },
      'another knowledge time': { knownAt: '2026-01-01' },
    }
    test.each(Object.entries(QUESTIONS))('for %s', async (_, change) => {
      expect(said(await next(change))).toEqual(await refusal())
    })

    test('on another address, whose question reads the same', async () => {
      const { period } = question
      const tenants = (await served.ask('listTenants', { period, limit: 2 })).data.next_cursor ?? ''
      expect(said(await served.response('listRuns', { period, cursor: tenants }))).toEqual(await refusal())
      expect(said(await served.response('listFigures', { period, cursor: tenants }))).toEqual(await refusal())
      const figures = (await served.ask('listFigures', { period, limit: 2 })).data.next_cursor ?? ''
      expect(said(await served.response('listTenants', { period, cursor: figures }))).toEqual(await refusal())
    })

    test('for another person with the same roles', async () => {
      expect(said(await next({}, { claims: { sub: 'someone else' } }))).toEqual(await refusal())
    })

    test('for the same person with other tenants, or with fewer than before', async () => {
      const asOwner = (tenants: string[]): Asker => ({ roles: ['ROLE_BUDGET_OWNER'], claims: { tenants } })
      const { data } = await served.ask('listFigures', question, asOwner(ids.slice(0, 5)))
      const own = { cursor: data.next_cursor }
      expect((await next(own, asOwner(ids.slice(0, 5).reverse()))).status).toBe(200)
      for (const tenants of [ids, ids.slice(0, 4), ids.slice(1, 6)]) {
        expect(said(await next(own, asOwner(tenants)))).toEqual(await refusal())
      }
      expect(said(await next({}, asOwner(ids)))).toEqual(await refusal())
    })

    test('when it is older than a day', async () => {
      served.nowMs = NOW + DAY_MS - 2_000
      expect((await next()).status).toBe(200)
      served.nowMs = NOW + DAY_MS + 2_000
      expect(said(await next())).toEqual(await refusal())
    })

    test.each([
      ['a path', '../../runs'],
      ['of five empty parts', '....'],
      ['long', 'a'.repeat(4_000)],
    ])('when it is %s', async (_, other) => {
      expect(said(await next({ cursor: other }))).toEqual(await refusal())
    })

    test('when it was sealed with another key', async () => {
      const other = await serve(table.table, { CURSOR_KEY: Buffer.alloc(32, 8).toString('base64url') })
      other.nowMs = NOW
      const foreign = (await other.ask('listFigures', question)).data.next_cursor ?? ''
      expect(said(await next({ cursor: foreign }))).toEqual(await refusal())
    })
  })

  test.each([
    ['empty', ''],
    ['longer than any cursor', 'a'.repeat(4_001)],
  ])('%s, its field is told what a cursor is', async (_, other) => {
    const { status, error } = said(await next({ cursor: other }))
    expect({ status, details: error.details }).toEqual({
      status: 400,
      details: (await refusal()).error.details,
    })
  })

  test('changed by one character anywhere it is refused, or is still the very same cursor', async () => {
    const whole = await next()
    const refused = await refusal()
    for (let at = 0; at < cursor.length; at += 1) {
      if (cursor[at] === '.') continue
      const other = cursor[at] === 'A' ? 'B' : 'A'
      const answer = await next({ cursor: cursor.slice(0, at) + other + cursor.slice(at + 1) })
      if (answer.status === 200) expect(answer.json.data.tenants).toEqual(whole.json.data.tenants)
      else expect(said(answer)).toEqual(refused)
    }
  })

  test('a cursor tells nothing to whoever looks at it', () => {
    const parts = cursor.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))
    expect(parts[0]).toBe('{"alg":"dir","enc":"A256GCM"}')
    const rest = parts.slice(1).join('')
    for (const id of ids) expect(rest).not.toContain(id)
    expect(rest).not.toContain('someone')
  })

  test('the same person keeps it with a new token, and with another role of the same sight', async () => {
    const asFinance: { roles: Role[] } = { roles: ['ROLE_FINANCE'] }
    expect((await next({}, asFinance)).status).toBe(200)
  })
})
