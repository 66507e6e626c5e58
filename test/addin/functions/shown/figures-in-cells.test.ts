// What stands in a cell: dollars for cents, the published number for all else, and never a bound or a last known figure as
// if it were exact.
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { type HostShows, type RichCell, shownFigure } from '../../../../addin/functions/shown/shown-number.ts'
import { STATEMENTS } from '../../../../shared/approximation/statements.ts'
import { MEASURES, measureById } from '../../../../shared/measures/catalogue.ts'
import { dollars } from '../../../../shared/money/dollars.ts'
import { gridService, RUN_ID } from '../grid-service.ts'
import { entered, shown, start } from '../started.ts'

const PLAIN: HostShows = { formattedNumbers: false }
const about = { runs: {}, months: 1, summary: null, statements: [], invoiceComparison: null, sources: [] }
const figure = (value: number | string) =>
  ({ value, bound: null, missing: null, about, staleSinceMs: null }) as const

test('cents are shown as the dollars of every other screen', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
      const value = shownFigure(figure(cents), { unit: 'cents' }, PLAIN)
      expect(Number(value).toFixed(2)).toBe(cents === 0 ? '0.00' : dollars(cents))
    }),
  )
})

test.each([
  ['gross_margin_pct', 27.9],
  ['efficiency_ratio', 1.38],
  ['cost_per_email_sent', 0.000123],
  ['emails_sent', 120_000],
  ['business_health', 'Excellent'],
])('%s is shown as it is published', async (measure, value) => {
  const { answers, send } = start(gridService({ cellOf: () => value }))
  const given = answers.figure(measure, 'Acme', '2026-10', null, entered)
  await send()
  expect(await given).toBe(value)
})

test.each([
  ['total_cost', 6_150, { type: 'Double', basicValue: 61.5, numberFormat: '#,##0.00' }],
  ['profit', -6_150, { type: 'Double', basicValue: -61.5, numberFormat: '#,##0.00' }],
  ['gross_margin_pct', 27.9, { type: 'Double', basicValue: 27.9, numberFormat: '0.00' }],
  ['efficiency_ratio', 1.38, { type: 'Double', basicValue: 1.38, numberFormat: '0.00' }],
  ['cost_per_email_sent', 0.000123, { type: 'Double', basicValue: 0.000123, numberFormat: '0.000000' }],
  ['emails_sent', 120_000, { type: 'Double', basicValue: 120_000, numberFormat: '#,##0' }],
  ['bounce_rate', 0.021, { type: 'Double', basicValue: 0.021, numberFormat: '0.0000' }],
  ['business_performance_score', -12.5, { type: 'Double', basicValue: -12.5, numberFormat: '0.00' }],
  ['critical_issues', 3, { type: 'Double', basicValue: 3, numberFormat: '#,##0' }],
  ['estimated_revenue_loss', 205, { type: 'Double', basicValue: 2.05, numberFormat: '#,##0.00' }],
  ['total_cost_trend_3m', 'insufficient_data', { type: 'String', basicValue: 'insufficient_data' }],
  ['business_health', 'Excellent', { type: 'String', basicValue: 'Excellent' }],
])('%s has the decimals of its unit, where Excel can show that', async (measure, value, cell) => {
  const { answers, send } = start(gridService({ cellOf: () => value }), { formattedNumbers: true })
  const given = answers.figure(measure, 'Acme', '2026-10', null, entered)
  await send()
  expect(await given).toMatchObject(cell)
})

test('a figure carries both sentences and where it comes from, where Excel can hold that', async () => {
  const { answers, send } = start(gridService({ bounds: { total_cost: 'at_least' } }), {
    formattedNumbers: true,
  })
  const [modelled, read] = ['total_cost', 'revenue'].map((measure) =>
    answers.figure(measure, 'Acme', '2026-10', null, entered),
  )
  await send()
  const textsOf = (shown: unknown) =>
    Object.entries((shown as RichCell).properties ?? {}).map(([name, { basicValue }]) => [name, basicValue])
  expect(textsOf(await modelled)).toEqual([
    ['Bound', expect.stringMatching(/^At least: /)],
    ['Approximation', STATEMENTS.join(' ')],
    ['Quality', 'complete'],
    ['As of', '2026-11-01T00:00:00Z'],
    ['Run', RUN_ID],
    ['Method', 'even'],
    ['Invoices', 'no invoice held against this yet'],
    ['Calculation', measureById('total_cost')?.calculation],
  ])
  const { Approximation: ofRecords } = Object.fromEntries(textsOf(await read))
  expect(ofRecords).toMatch(/^Read from records, not modeled .* Not an invoice\./)
})

describe('a measure of a strategic summary', () => {
  const summaryId = '019ad737-58c0-7000-8000-000000000001'

  test('is asked of a tenant and of the platform alike', async () => {
    const { answers, send, received } = start(gridService({ cellOf: () => 80 }))
    const given = ['Acme', 'Platform'].map((whose) =>
      answers.figure('health_score', whose, '2026-Q3', null, entered),
    )
    await send()
    expect(await Promise.all(given)).toEqual([80, 80])
    expect(received[0]?.body.tenants.toSorted()).toEqual(['Acme', 'platform'])
  })

  test('has a note that names its summary and what that lacked, and not the cost run', async () => {
    const { answers, send } = start(gridService({ summaryId }))
    const [note, ofCost] = ['health_score', 'total_cost'].map((measure) =>
      answers.note(measure, 'Acme', '2026-10', null, entered),
    )
    await send()
    expect(await note).toContain(
      `Strategic summary: quality partial, limited by posthog, method summary:1, as of 2026-11-01T00:00:00Z, summary ${summaryId}.`,
    )
    expect(await note).not.toContain(RUN_ID)
    for (const sentence of STATEMENTS) expect(await note).toContain(sentence)
    expect(await ofCost).not.toContain(summaryId)
  })

  test('of a newer summary lets go of what is known of the older one, and of the run nothing', async () => {
    const { answers, send, received, serveBy } = start(gridService({ summaryId }))
    const ask = async (measure: string) => {
      const given = answers.figure(measure, 'Acme', '2026-10', null, entered)
      await send()
      return given
    }
    await ask('health_score')
    serveBy(gridService())
    await ask('total_cost')
    await ask('health_score')
    expect(received).toHaveLength(2)
    serveBy(gridService({ summaryId: summaryId.replace('019ad737', '019ad738') }))
    await ask('bounce_rate')
    await ask('health_score')
    expect(received).toHaveLength(4)
  })
})

test('a component is the measure that it stands for', async () => {
  const measures = new Map(MEASURES.map(({ id }, place) => [id, place * 100]))
  const { answers, send } = start(gridService({ cellOf: (_, __, measure) => measures.get(measure) ?? null }))
  const components = ['total', 'Infrastructure', 'email service', 'IDLE', 'platform', null]
  const given = components.map((component) => answers.cost('Acme', '2026-10', component, null, entered))
  await send()
  expect(await Promise.all(given)).toEqual(
    [
      'total_cost',
      'infrastructure_cost',
      'email_service_cost',
      'idle_cost',
      'platform_cost',
      'total_cost',
    ].map((id) => MEASURES.findIndex((measure) => measure.id === id)),
  )
})

describe('a bound', () => {
  const bounds = { total_cost: 'at_least', profit: 'at_most', business_health: 'provisional' } as const
  const cellOf = (_: string, __: string, measure: string) => (measure === 'business_health' ? 'Good' : -1_250)
  const ask = async (formattedNumbers: boolean) => {
    const { answers, send } = start(gridService({ bounds, cellOf }), { formattedNumbers })
    const given = Object.keys(bounds).map((id) => answers.figure(id, 'Acme', '2026-10', null, entered))
    const note = answers.note('total_cost', 'Acme', '2026-10', null, entered)
    await send()
    return { cells: await Promise.all(given), note: await note }
  }

  test('is a number that says what it is, where Excel can show that', async () => {
    const { cells } = await ask(true)
    expect(cells).toMatchObject([
      {
        type: 'Double',
        basicValue: -12.5,
        numberFormat: '"at least "#,##0.00;"at least "-#,##0.00',
        properties: { Bound: { basicValue: expect.stringMatching(/^At least: /) } },
      },
      { basicValue: -12.5, numberFormat: '"at most "#,##0.00;"at most "-#,##0.00' },
      {
        type: 'String',
        basicValue: 'Good',
        properties: { Bound: { basicValue: expect.stringMatching(/^Provisional: /) } },
      },
    ])
  })

  test('is a plain number elsewhere, and its note says what it is', async () => {
    const { cells, note } = await ask(false)
    expect(cells).toEqual([-12.5, -12.5, 'Good'])
    expect(note).toMatch(
      /^At least: a cost beneath this figure is unknown in part, and could only raise it\. /,
    )
  })
})

describe('a note', () => {
  const noteOf = async (measure: string, grids = {}) => {
    const { answers, send } = start(gridService(grids))
    const given = answers.note(measure, 'Acme', '2026-10', null, entered)
    await send()
    return given
  }

  test('of a modeled figure holds both sentences verbatim, how it is calculated, and its run', async () => {
    const note = await noteOf('total_cost')
    for (const sentence of STATEMENTS) expect(note).toContain(sentence)
    expect(note).toContain('No invoice held against this yet.')
    expect(note).toContain(`Total cost: ${measureById('total_cost')?.calculation}`)
    expect(note).toContain(
      `2026-10: quality complete, method even, as of 2026-11-01T00:00:00Z, run ${RUN_ID}.`,
    )
  })

  test('of a figure that is read calls it no model, and no invoice either', async () => {
    const note = await noteOf('revenue')
    expect(note).not.toContain(STATEMENTS[0])
    expect(note).toMatch(/^Read from records, not modeled/)
    expect(note).toContain(STATEMENTS[1])
  })

  test('of a figure that is missing says why', async () => {
    const note = await noteOf('total_cost', { cellOf: () => null })
    expect(note).toMatch(/^No figure: No tenant that you can see has this name\. /)
  })
})

describe('the run behind a period', () => {
  const ask = async (period: unknown, grids = {}) => {
    const { answers, send, received } = start(gridService(grids))
    const given = [
      shown(() => answers.asOf(period, null, entered)),
      shown(() => answers.run(period, null, entered)),
    ]
    await send()
    return { cells: await Promise.all(given), received }
  }

  test('of a month: its state time and its id', async () => {
    const { cells } = await ask('2026-10')
    expect(cells).toEqual(['2026-11-01T00:00:00Z', RUN_ID])
  })

  test('of a quarter: the last state time, and a run a month', async () => {
    const { cells } = await ask('2026-Q3')
    expect(cells).toEqual(['2026-11-01T00:00:00Z', [RUN_ID, RUN_ID, RUN_ID].join(', ')])
  })

  test('is missing where a month is', async () => {
    expect((await ask('2026-10', { unpublished: ['2026-10'] })).cells[0]).toBe(
      '#N/A No run of this month is published.',
    )
    expect((await ask('2026-Q3', { unpublished: ['2026-08'] })).cells[0]).toMatch(
      /^#N\/A Only 2026-07, 2026-09 of 3 months/,
    )
  })

  test('costs no request, and no tenant more, beside figures of the period', async () => {
    const { answers, send, received } = start(gridService())
    const given = [
      answers.run('2026-10', null, entered),
      answers.run('2026-09', null, entered),
      answers.cost('Acme', '2026-10', null, null, entered),
    ]
    await send()
    await Promise.all(given)
    expect(received.map(({ body }) => body)).toEqual([
      { tenants: ['Acme'], periods: ['2026-09', '2026-10'], measures: ['total_cost'] },
    ])
    await answers.asOf('2026-10', null, entered)
    expect(received).toHaveLength(1)
  })
})
