// Measures of strategic summaries: the same number in the list, the file, the grid and the explanation, of the summary that
// was meant, through the same fence; and whoever asks for none pays for none.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import type { StrategicTenant } from '../../../../shared/contract/summary/strategic-figures.ts'
import type { SummaryFigures } from '../../../../shared/contract/summary/summary-figures.ts'
import { shiftPeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import {
  A,
  assignment,
  B,
  C,
  ip,
  PERIOD,
  payment,
  run,
  subscription,
  tenant,
  vps,
} from '../../../worlds/world.ts'
import { FIRST_START_MS } from '../../stores/runs/sample-runs.ts'
import { publishSummaryAt } from '../../stores/summaries/sample-summaries.ts'
import { kpiOf, summaryOver, trendOf } from '../summary-over.ts'
import { type Asker, type Served, serve } from './served.ts'

describe('summary measures', () => {
  const MINUTE_MS = 60_000
  const period = PERIOD.id
  const owner: Asker = { roles: ['ROLE_BUDGET_OWNER'], claims: { tenants: [A] } }
  const ASKED = [
    'bounce_rate',
    'estimated_revenue_loss',
    'savings_high',
    'health_score',
    'total_cost_trend_3m',
  ]
  const PUBLISHED: Readonly<Record<string, Record<string, unknown>>> = {
    [A]: {
      bounce_rate: 0.02,
      estimated_revenue_loss: 200,
      savings_high: 3_400,
      health_score: 80,
      total_cost_trend_3m: 'increasing',
    },
    [B]: {
      bounce_rate: null,
      estimated_revenue_loss: 1_250,
      savings_high: 0,
      health_score: 41.5,
      total_cost_trend_3m: 'stable',
    },
  }

  let tables: TestTable
  let shared: Served
  let served: Served
  let costRunId: string
  let sharedSummaryId: string
  let sharedRunId: string

  const inputs = {
    tenants: [tenant(A, { name: 'Acme' }), tenant(B, { name: 'Beta' }), tenant(C, { name: 'Late' })],
    vps: [vps('v1', 1_000)],
    ips: [ip('i1', 'v1', 300)],
    assignments: [assignment('i1', A)],
    subscriptions: [subscription(A, 4_900)],
    payments: [payment(A, 4_900)],
  }

  /** Tenant C came after it. */
  function summary(change: Partial<SummaryFigures> = {}, ofA: Partial<StrategicTenant> = {}): SummaryFigures {
    return summaryOver(
      {
        [A]: {
          revenueCents: 5_000,
          savings: { lowCents: 1_200, highCents: 3_400, words: '$12-34 potential savings a month' },
          trends: [trendOf('total_cost', 3, 'increasing')],
          ...ofA,
        },
        [B]: {
          bounceRate: null,
          estimatedRevenueLossCents: 1_250,
          healthScore: 41.5,
          trends: [trendOf('total_cost', 3, 'stable')],
          nulls: { bounceRate: { code: 'no_emails', message: 'No email was sent in the window.' } },
        },
      },
      {
        kpis: [kpiOf('operational_efficiency_score', 75)],
        costRuns: [{ period, runId: costRunId }],
        ...change,
      },
    )
  }

  /** The n-th summary of a test. @returns its id */
  async function publish(figures = summary(), number = 1): Promise<string> {
    const { runId } = await publishSummaryAt(served.table, FIRST_START_MS + number * MINUTE_MS, figures)
    return runId
  }

  beforeAll(async () => {
    tables = await startFiguresTable()
    shared = await fresh()
    sharedRunId = costRunId
    sharedSummaryId = await publish()
  })
  afterAll(() => tables.stop())

  beforeEach(() => {
    served = shared
    costRunId = sharedRunId
    served.calls.length = 0
  })

  /** A table of a test's own, without a summary, for what publishes: all else reads the one summary. */
  async function fresh(): Promise<Served> {
    served = await serve((await tables.another()).table)
    costRunId = await served.publish(run(inputs))
    return served
  }

  const grid = async (
    tenants: string[],
    measures: string[],
    more: { periods?: string[]; knownAt?: string; method?: 'volume' } = {},
    asker?: Asker,
  ) => {
    const { periods = [period], ...choice } = more
    const answer = await served.ask('queryFigures', { tenants, periods, measures, ...choice }, asker)
    const cell = (of: string, measure: string, at = periods[0] as string) =>
      answer.data.figures[of]?.[at]?.[measure] ??
      answer.data.reasons[answer.data.missing[of]?.[at]?.[measure] ?? -1]?.code
    return { ...answer, cell }
  }

  describe('one figure is one number', () => {
    test('in the list, the file, the grid and the explanation', async () => {
      const { data, meta } = await served.ask('listFigures', { period, measure: ASKED })
      const summaryId = meta.summaries?.[period]?.run_id
      expect(summaryId).toBe(sharedSummaryId)
      const listed = data.tenants.slice(0, 2).map(({ tenant_id: id, figures }) => [id, figures])
      expect(Object.fromEntries(listed)).toEqual(PUBLISHED)
      expect(data.tenants[1]?.missing.bounce_rate?.code).toBe('no_emails')
      expect(data.platform?.figures).toMatchObject({ bounce_rate: 0.02, health_score: 80, savings_high: 0 })
      expect(data.page_totals.estimated_revenue_loss).toEqual({ value: 1_450, bound: null, missing: 1 })
      expect(Object.keys(data.page_totals)).not.toContain('bounce_rate')
      expect(meta.run_id).toBe(costRunId)
      expect(meta.summaries?.[period]).toMatchObject({
        run_id: summaryId,
        method_id: 'summary:1',
        quality: 'complete',
      })

      const { text } = await served.response('exportFigures', { period, measure: ['total_cost', ...ASKED] })
      const rows: Record<string, string>[] = parse(text, { bom: true, columns: true })
      expect(rows[0]).toMatchObject({
        total_cost: '13.00',
        bounce_rate: '0.02',
        estimated_revenue_loss: '2.00',
      })
      expect(rows[0]).toMatchObject({ savings_high: '34.00', total_cost_trend_3m: 'increasing' })
      expect(rows[1]).toMatchObject({
        bounce_rate: '',
        missing: 'bounce_rate: no_emails',
        health_score: '41.5',
      })
      expect(rows[0]).toMatchObject({
        run_id: costRunId,
        summary_run_id: summaryId,
        summary_as_of: meta.summaries?.[period]?.as_of,
      })

      const asked = await grid(['acme', B, 'platform'], [...ASKED, 'operational_efficiency_score'])
      for (const measure of ASKED) {
        expect(asked.cell('acme', measure)).toBe(PUBLISHED[A]?.[measure])
        expect(asked.cell(B, measure)).toBe(PUBLISHED[B]?.[measure] ?? 'no_emails')
        const { data: explained } = await served.ask('explainFigure', { period, measure, tenant: 'Acme' })
        expect([explained.value, explained.lines, explained.line_totals]).toEqual([
          PUBLISHED[A]?.[measure],
          [],
          {},
        ])
      }
      expect(asked.cell('platform', 'operational_efficiency_score')).toBe(75)
      expect(asked.cell(A, 'operational_efficiency_score')).toBeUndefined()
      expect(asked.meta.summaries).toEqual(meta.summaries)
    })

    test('an explanation has what the summary took, of a tenant and of the platform', async () => {
      const ask = { period, measure: 'revenue_risk_score' }
      const inputsOf = async (of: string) =>
        (await served.ask('explainFigure', { ...ask, tenant: of })).data.inputs.map(({ id, value }) => [
          id,
          value,
        ])
      expect(await inputsOf(A)).toEqual([
        ['estimated_revenue_loss', 200],
        ['revenue', 5_000],
      ])
      expect(await inputsOf('platform')).toEqual([
        ['estimated_revenue_loss', 200],
        ['platform_revenue', 5_000],
      ])
    })

    test('beside a run that the summary does not know: its new tenant has none of its figures', async () => {
      expect((await grid([C], ['health_score', 'total_cost'])).cell(C, 'health_score')).toBe('not_in_summary')
    })
  })

  describe('reads', () => {
    const keys = () => JSON.stringify(served.calls)

    test('of measures of cost runs are what they were: no summary is looked for', async () => {
      await served.ask('listFigures', { period })
      await served.response('exportFigures', { period })
      await served.ask('explainFigure', { period, measure: 'profit', tenant: A })
      await grid([A, 'platform'], ['total_cost', 'mrr'])
      expect(keys()).not.toContain('SUMMARY')
    })

    test('of a year of months are one of pointers and one of records, beside those of the runs', async () => {
      const periods = Array.from({ length: 12 }, (_, back) => shiftPeriod(PERIOD, -back).id)
      await grid([A, B], ['health_score', 'total_cost'], { periods })
      const ofPointers = served.calls.filter((call) => JSON.stringify(call).includes('SUMMARY-POINTER#'))
      const ofRecords = served.calls.filter((call) => JSON.stringify(call).includes('"SUMMARY"'))
      expect([ofPointers.length, ofRecords.length, served.calls.length]).toEqual([1, 1, 7])
    })
  })

  describe('which summary', () => {
    test('the newest, the one of an instant, or the one that is named', async () => {
      await fresh()
      const first = await publish(summary({}, { healthScore: 10 }), 1)
      const second = await publish(summary({}, { healthScore: 20 }), 2)
      const at = async (knownAt?: string) =>
        (await grid([A], ['health_score'], knownAt === undefined ? {} : { knownAt })).cell(A, 'health_score')
      expect(await at()).toBe(20)
      expect(await at(new Date(FIRST_START_MS + 1.5 * MINUTE_MS).toISOString())).toBe(10)
      expect(await at(new Date(FIRST_START_MS + 0.5 * MINUTE_MS).toISOString())).toBe('no_summary')
      expect([await at(first), await at(second.toUpperCase())]).toEqual([10, 20])
    })

    test("named by its id, its own cost runs answer; a cost run's id has no summary", async () => {
      await fresh()
      const summaryId = await publish()
      await served.publish(run({ ...inputs, vps: [vps('v1', 9_000)] }), FIRST_START_MS + 5 * MINUTE_MS)
      const newest = await grid([A], ['total_cost', 'health_score'])
      expect([newest.cell(A, 'total_cost'), newest.cell(A, 'health_score')]).toEqual([9_300, 80])
      const ofSummary = await grid([A], ['total_cost', 'health_score'], { knownAt: summaryId })
      expect([ofSummary.cell(A, 'total_cost'), ofSummary.cell(A, 'health_score')]).toEqual([1_300, 80])
      const ofRun = await grid([A], ['total_cost', 'health_score'], { knownAt: costRunId })
      expect([ofRun.cell(A, 'total_cost'), ofRun.cell(A, 'health_score')]).toEqual([
        1_300,
        'run_is_no_summary',
      ])
      const listed = await served.ask('listFigures', { period, measure: ['total_cost'], knownAt: summaryId })
      expect(listed.data.runs[period]?.run_id).toBe(costRunId)
      const elsewhere = await served.response('listFigures', { period: '2025-10', knownAt: summaryId })
      expect(elsewhere.status).toBe(400)
    })

    test.each(['closed', 'restated'])('there is none that is %s', async (knownAt) => {
      const { cell } = await grid([A, 'platform'], ['health_score', 'total_cost'], { knownAt })
      expect(cell('platform', 'health_score')).toBe('summary_not_closed')
      expect([cell(A, 'health_score'), cell(A, 'total_cost')]).toEqual(['summary_not_closed', 'not_closed'])
    })

    test('there is none of another method', async () => {
      await fresh()
      await publish()
      await served.publish(run(inputs, { method: 'volume' }), FIRST_START_MS + 5 * MINUTE_MS)
      const byVolume = await grid([A], ['health_score', 'idle_cost'], { method: 'volume' })
      expect([byVolume.cell(A, 'health_score'), byVolume.cell(A, 'idle_cost')]).toEqual([
        'summary_official_only',
        0,
      ])
    })

    test('there is none yet: what stands in a run is answered, what does not says what to do', async () => {
      await fresh()
      const { data, meta } = await served.ask('listFigures', {
        period,
        measure: ['total_cost', 'health_score'],
      })
      expect(data.tenants[0]?.figures).toEqual({ total_cost: 1_300, health_score: null })
      expect(data.tenants[0]?.missing.health_score).toEqual({
        code: 'no_summary',
        message: expect.stringContaining('npm run summaries'),
      })
      expect([meta.data_quality, meta.data_sources_limited, meta.summaries]).toEqual([
        'partial',
        ['strategic summary'],
        {},
      ])
    })
  })

  describe('a quarter', () => {
    const measures = ['health_score', 'total_cost']

    test('has its own summary, also where a month of it has no run; a year has none', async () => {
      await fresh()
      await publish(summary({ period: '2025-Q4', months: ['2025-10', '2025-11'] }, { healthScore: 33 }))
      const answer = await grid([A, 'platform', 'nobody'], measures, { periods: ['2025-Q4', '2025', period] })
      expect([answer.cell(A, 'health_score'), answer.cell('platform', 'health_score')]).toEqual([33, 80])
      expect([answer.cell(A, 'total_cost'), answer.cell('nobody', 'health_score')]).toEqual([
        'not_published',
        'tenant_not_found',
      ])
      for (const whose of [A, 'platform']) {
        expect(answer.cell(whose, 'health_score', '2025')).toBe('no_summary_of_year')
        expect(answer.cell(whose, 'health_score', period)).toBe('no_summary')
      }
      expect(Object.keys(answer.meta.summaries ?? {})).toEqual(['2025-Q4'])
    })

    test('is listed with it once each of its months has a run', async () => {
      await fresh()
      for (const months of [-1, 1]) {
        const month = shiftPeriod(PERIOD, months)
        const of = { period: month, asOfMs: month.endMs, readAtMs: month.endMs }
        await served.publish(run(inputs, of), month.endMs + MINUTE_MS)
      }
      await publish(summary({ period: '2025-Q4' }, { healthScore: 33 }))
      const { data } = await served.ask('listFigures', { period: '2025-Q4', measure: measures, tenant: [A] })
      expect(data.tenants[0]?.figures).toEqual({ health_score: 33, total_cost: 3_900 })
    })
  })

  describe('quality', () => {
    const limited = { name: 'posthog', reason: 'It did not answer.', lastGood: null }
    const late = (base = summary()) => ({
      ...base,
      dataQuality: 'partial' as const,
      systemHealth: { ...base.systemHealth, limited: [limited] },
    })

    test('of a summary without its events is partial, and names them', async () => {
      await fresh()
      await publish(late())
      for (const meta of [
        (await served.ask('listFigures', { period, measure: ['health_score'] })).meta,
        (await served.ask('explainFigure', { period, measure: 'health_score', tenant: A }, owner)).meta,
        (await grid(['platform'], ['health_score'])).meta,
      ]) {
        expect([meta.data_quality, meta.data_sources_limited]).toEqual(['partial', ['posthog']])
        expect(meta.summaries?.[period]).toMatchObject({
          quality: 'partial',
          data_sources_limited: ['posthog'],
        })
      }
      const { meta } = await served.ask('listFigures', { period })
      expect([meta.data_quality, meta.summaries]).toEqual(['complete', undefined])
    })

    test("of an own tenant is not that of a stranger's unknown cost", async () => {
      await fresh()
      const unknown = { dataQuality: 'partial' as const }
      await publish(summaryOver({ [A]: {}, [B]: { costComplete: false } }, unknown))
      const qualityFor = async (asker?: Asker) =>
        (await grid([A], ['health_score'], {}, asker)).meta.summaries?.[period]?.quality
      expect([await qualityFor(), await qualityFor(owner)]).toEqual(['partial', 'complete'])
    })
  })

  describe('the answer that a client holds', () => {
    test('is right until another summary is current', async () => {
      await fresh()
      const path = `/api/v1/figures?period=${period}&measure=health_score`
      const tags: unknown[] = []
      for (const publishing of [
        async () => '',
        () => publish(),
        () => publish(summary({}, { healthScore: 5 }), 2),
      ]) {
        await publishing()
        const { headers } = await served.get(path)
        tags.push(headers.etag)
        const again = await served.get(path, { headers: { 'if-none-match': headers.etag as string } })
        expect(again.status).toBe(304)
      }
      expect(new Set(tags).size).toBe(3)
    })

    test('goes on from page to page with the summary of the first', async () => {
      await fresh()
      await publish(summary({}, { healthScore: 10 }))
      const question = { period, measure: ['health_score'], limit: 1 }
      const first = await served.ask('listFigures', question)
      await publish(summaryOver({ [A]: {}, [B]: { healthScore: 99 } }), 2)
      const cursor = first.data.next_cursor as string
      const second = await served.ask('listFigures', { ...question, cursor })
      expect(second.data.tenants[0]?.figures).toEqual({ health_score: 41.5 })
      expect(second.meta.summaries).toEqual(first.meta.summaries)
      expect((await served.ask('listFigures', { ...question, limit: 3 })).data.tenants[1]?.figures).toEqual({
        health_score: 99,
      })
    })

    test('without a summary on its first page has none on the next', async () => {
      await fresh()
      const question = { period, measure: ['health_score'], limit: 1 }
      const cursor = (await served.ask('listFigures', question)).data.next_cursor as string
      await publish()
      const { data } = await served.ask('listFigures', { ...question, cursor })
      expect(data.tenants[0]?.missing.health_score?.code).toBe('no_summary')
    })
  })

  describe('whoever sees some tenants only', () => {
    test('gets own figures, and of a stranger the bytes of nobody', async () => {
      expect((await grid([A], ['health_score'], {}, owner)).cell(A, 'health_score')).toBe(80)
      const bytes = async (of: string) => {
        const answer = await grid([of], ['health_score', 'savings_high'], {}, owner)
        return JSON.stringify([answer.data, answer.meta]).replaceAll(of, 'ASKED')
      }
      expect(await bytes(B)).toBe(await bytes('f0e1f0e1-9999-4000-8000-000000000001'))
    })

    test('gets nothing of the platform, in a list, a grid or an explanation', async () => {
      const { data } = await served.ask('listFigures', { period, measure: ['health_score'] }, owner)
      expect([data.platform, data.tenants.length]).toEqual([null, 1])
      const asked = await grid(['platform'], ['health_score'], {}, owner)
      expect(asked.cell('platform', 'health_score')).toBe('platform_not_seen')
      const explained = { period, measure: 'health_score', tenant: 'platform' }
      expect((await served.response('explainFigure', explained, owner)).status).toBe(403)
      expect(JSON.stringify(served.calls)).not.toContain('SECTION#')
    })
  })
})
