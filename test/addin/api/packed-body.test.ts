// Large submissions go packed, as the planning API asks: a gateway would refuse them plain.
import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { apiClient } from '../../../addin/api/client.ts'
import { packedBody } from '../../../addin/api/packed-body.ts'
import { planningClient } from '../../../addin/api/planning-client.ts'
import { systemScheduler } from '../../../addin/api/scheduler.ts'
import type { RequestInput } from '../../../shared/contract/api/operations.ts'
import { fetchServed } from '../../engines/fetch-served.ts'
import { type ApiRequest, BASE_URL, startFiguresApi } from '../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { FAY, NOW_MS, publishMonth } from '../../functions/planning-api/budgets/budget-desk.ts'

let server: TestTable
beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
const { CompressionStream } = globalThis
afterEach(() => void Object.assign(globalThis, { CompressionStream }))

const CALL = { signal: new AbortController().signal, deadlineMs: Number.POSITIVE_INFINITY }

const submissionOf = (rows: number): RequestInput<'submitBudget'> => ({
  ...{ scenario: { kind: 'budget' }, why: 'New prices' },
  rows: Array.from({ length: rows }, (_, index) => ({
    ...{ row: index + 1, cell: `F${index + 1}`, dimension: 'cost_centre', measure: 'total_cost' },
    ...{ member: `Centre ${Math.floor(index / 12)}`, cents: 10_000 + index },
    period: `2026-${String((index % 12) + 1).padStart(2, '0')}`,
    ...{ quantity: null, unit: null, rateMicrodollars: null, owner: null, note: null, version: null },
    remove: false,
  })),
})

test('24,000 rows are previewed and submitted over the real API, packed; a few go as JSON that anybody can read', async () => {
  await publishMonth(server.table)
  const api = await startFiguresApi({ table: server.table, now: () => NOW_MS })
  const sent: ApiRequest[] = []
  const asking = apiClient({
    fetch: fetchServed(api, (request) => sent.push(request)),
    scheduler: systemScheduler,
    apiUrl: async () => BASE_URL,
    session: () => ({
      account: FAY.name,
      token: () => api.token(FAY.roles, { sub: FAY.name, preferred_username: FAY.name }),
      renew: async () => 'another',
    }),
  })
  const client = planningClient(asking)
  const large = submissionOf(24_000)
  const { data: preview } = await client.previewBudget(large, CALL)
  expect([preview.accepted, preview.applied, preview.added.length]).toEqual([true, false, 24_000])
  const { data: submitted } = await client.submitBudget(large, CALL)
  expect([submitted.applied, submitted.added.length]).toEqual([true, 24_000])
  const { data: again } = await client.submitBudget(submissionOf(24), CALL)
  expect(again.unchanged).toBe(24)
  expect(sent.map(({ headers, isBase64Encoded }) => [headers?.['content-type'], isBase64Encoded])).toEqual([
    ['application/gzip', true],
    ['application/gzip', true],
    ['application/json', false],
  ])
  expect(String(sent[0]?.body).length).toBeLessThan(1_000_000)
})

test('unpacked they are what was submitted, to the letter', async () => {
  const submission = { ...submissionOf(1_000), why: 'Über-Prüfung "東京" 🎯' }
  const { type, content } = await packedBody(submission)
  expect(type).toBe('application/gzip')
  expect(gunzipSync(content as ArrayBuffer).toString('utf8')).toBe(JSON.stringify(submission))
})

test('where the host cannot pack, they go as before, and what is too large for that is refused in words', async () => {
  Object.assign(globalThis, { CompressionStream: undefined })
  const some = submissionOf(12_000)
  expect(await packedBody(some)).toEqual({ type: 'application/json', content: JSON.stringify(some) })
  await expect(packedBody(submissionOf(28_000))).rejects.toMatchObject({
    kind: 'refused',
    what: 'It is larger than the figures service takes at once. This version of Office cannot pack it; a newer one takes more at once. Send part of it at a time.',
  })
})

test('what is too large even when packed is refused before it is sent', async () => {
  const note = randomBytes(5_000_000).toString('base64')
  await expect(packedBody({ note })).rejects.toMatchObject({
    kind: 'refused',
    what: 'It is larger than the figures service takes at once. Send part of it at a time.',
  })
})
