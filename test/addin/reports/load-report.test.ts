// Reading a report: progress, a stop, a deadline, and what goes wrong in a sentence that names the report.
import { describe, expect, test } from '@jest/globals'
import { ApiFailure, tookTooLong, unavailable } from '../../../addin/api/api-failure.ts'
import type { Call } from '../../../addin/api/send.ts'
import { untilAborted } from '../../../addin/api/until-aborted.ts'
import { COST_BY_TENANT_MEASURES } from '../../../addin/reports/cost-by-tenant.ts'
import { loadReport, type ReportClient } from '../../../addin/reports/load-report.ts'
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import { smallRun } from '../../functions/stores/runs/sample-runs.ts'
import { TestClock } from '../test-clock.ts'
import { computedPage } from './computed-page.ts'
import { cellsOf, plainRow } from './documents.ts'

const answer = computedPage(smallRun().figures, COST_BY_TENANT_MEASURES)
const [whole] = answer.pages
const question = { kind: 'cost_by_tenant', period: '2025-11', knownAt: null } as const

/** The run in pages of three tenants; each says of itself what a test wants. */
function inPages(metaOf: (page: number) => Partial<Meta> = () => ({})): ReportClient {
  return clientWith(async ({ cursor = '0' }) => {
    const from = Number(cursor)
    const tenants = whole.tenants.slice(from, from + 3)
    const sum = (id: string) => tenants.reduce((all, { figures }) => all + Number(figures[id] ?? 0), 0)
    const page = {
      ...whole,
      tenants,
      page_totals: Object.fromEntries(
        COST_BY_TENANT_MEASURES.map((id) => [id, { value: sum(id), bound: null, missing: 0 }]),
      ),
      next_cursor: from + 3 < whole.tenants.length ? String(from + 3) : null,
    }
    return { data: page, meta: { ...answer.meta, ...metaOf(from / 3) } }
  })
}

function clientWith(listFigures: ReportClient['listFigures']): ReportClient {
  const nothing = () => Promise.reject(new Error('not asked for'))
  return {
    ...{ listFigures, listResourceCosts: nothing, listVendorCosts: nothing },
    ...{ listOpportunities: nothing, listKpis: nothing, listVariance: nothing },
  }
}

function load(client: ReportClient, controller = new AbortController(), clock = new TestClock()) {
  const said: unknown[] = []
  const watch = {
    signal: controller.signal,
    progress: ({ done, total }: { done: number; total: number | null }) => void said.push([done, total]),
  }
  return { said, document: loadReport(client, question, watch, clock) }
}

test('it says how far it is, page by page', async () => {
  const { said, document } = load(inPages())
  expect((await document).rows).toHaveLength(9 + 3)
  expect(said).toEqual([
    [0, null],
    [3, 9],
    [6, 9],
    [9, 9],
  ])
})

test('it is as good as its worst page, and limited by what limits any of them', async () => {
  const { document } = load(
    inPages((page) =>
      page === 1
        ? { data_quality: 'partial', data_sources_limited: ['approximate_cost'] }
        : { data_quality: 'complete', data_sources_limited: [] },
    ),
  )
  expect((await document).source.quality).toBe('partial')
  expect(plainRow(await document, 'Missing sources')).toBe('approximate_cost')
})

test('a stop lets go of what is on its way, and nothing comes of it', async () => {
  const controller = new AbortController()
  const calls: Call[] = []
  const { document } = load(
    clientWith((_, call) => {
      calls.push(call)
      return untilAborted(call.signal, new Promise<never>(() => undefined))
    }),
    controller,
  )
  controller.abort(new Error('stopped by hand'))
  await expect(document).rejects.toThrow('stopped by hand')
  expect(calls[0]?.signal.aborted).toBe(true)
  await expect(load(inPages(), controller).document).rejects.toThrow('stopped by hand')
})

test('what never answers has an end', async () => {
  const clock = new TestClock()
  const never = clientWith((_, { signal }) => untilAborted(signal, new Promise<never>(() => undefined)))
  const { document } = load(never, new AbortController(), clock)
  const ended = expect(document).rejects.toThrow(
    'Cost allocation by tenant, 2025-11: The figures service took too long to answer. Try again.',
  )
  await clock.advance(40_000)
  await ended
  expect(clock.timers).toBe(0)
})

describe('what goes wrong names the report, and never speaks of cells', () => {
  const refused = new ApiFailure('missing', 'No run of this month is published.')
  test.each([
    ['No run of this month is published.', refused],
    [
      'The figures service could not be reached. Try again.',
      unavailable('The figures service could not be reached.'),
    ],
    ['The figures service took too long to answer. Try again.', tookTooLong()],
    ['The answer of the figures service could not be read as a report. Try again.', new TypeError('x')],
  ])('%s', async (said, failure) => {
    const { document } = load(clientWith(() => Promise.reject(failure)))
    await expect(document).rejects.toMatchObject({
      name: 'DeskFailure',
      message: `Cost allocation by tenant, 2025-11: ${said}`,
    })
  })
})

test('an answer that garbles a figure is no report', async () => {
  const [first, ...others] = whole.tenants
  const garbled = {
    ...first,
    figures: { ...first?.figures, total_cost: 'many' },
  } as (typeof whole.tenants)[number]
  const { document } = load(
    clientWith(async () => ({ data: { ...whole, tenants: [garbled, ...others] }, meta: answer.meta })),
  )
  await expect(document).rejects.toThrow(/could not be read as a report/)
})

test('text from data stays as it is', async () => {
  const names = ['=1+1', '+1', '-1', '@x', '\tx', '\r=x', "'quoted"]
  const tenants = whole.tenants.map((row, index) => ({ ...row, tenant_name: names[index] ?? 'plain' }))
  const { document } = load(clientWith(async () => ({ data: { ...whole, tenants }, meta: answer.meta })))
  expect(cellsOf(await document, 'tenant')).toEqual(expect.arrayContaining(names))
})
