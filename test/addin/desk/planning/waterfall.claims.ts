// The waterfall of a bridge: Excel's own where it takes one, else stacked columns, never a half-made one; either draws each step
// from where it begins to where it ends, also below zero.
import { afterEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SheetRows } from '../../../../addin/desk/planning/sheet-rows.ts'
import { type WaterfallRows, waterfallRows } from '../../../../addin/desk/planning/waterfall-rows.ts'
import { writeOwnSheet } from '../../../../addin/workbook/planning/own-sheet.ts'
import type { Lacking } from '../../../hosts/excel/create-world.ts'
import { SEED } from '../../../worlds/random-world.ts'
import { watched } from '../desk-world.ts'
import { BUDGET_BRIDGE } from './budget-bridge.ts'
import { closePlanning, openPlanning, readCells } from './planning-world.ts'

afterEach(closePlanning)

/** Of each chart on the sheet of a bridge, what it says of itself and its first series. */
async function chartsOn(lacking: Lacking = {}) {
  const world = openPlanning([], {}, lacking)
  const { sheet } = await world.desk.insertBudgetBridge(BUDGET_BRIDGE, watched())
  await world.excel.model.calculation.settled()
  // An older Excel does not tell what a series holds.
  const reads = lacking.sets === undefined
  const charts = await world.excel.Excel.run(async (context) => {
    const { charts: all } = context.workbook.worksheets.getItem(sheet)
    all.load('items/name,items/chartType,items/title/text,items/legend/visible')
    await context.sync()
    const each = all.items.map((chart) => {
      const series = chart.series.getItemAt(0)
      return { chart, series, values: reads ? series.getDimensionValues('Values') : null }
    })
    for (const { chart } of each) chart.series.load('items/name')
    await context.sync()
    return each.map(({ chart, values }) => ({
      ...{ type: chart.chartType, name: chart.name, title: chart.title.text },
      ...{
        series: chart.series.items.map(({ name }) => name),
        first: values?.value,
        legend: chart.legend.visible,
      },
    }))
  })
  return { world, sheet, charts }
}

const SHOWN = {
  ...{ name: 'Bridge', title: 'From the budget to actual: Profit by tenant, 2026-01', legend: false },
}

describe('The waterfall of a bridge', () => {
  test("is Excel's own: the end drawn from its level down to zero, coloured as the start, with the sign that it has", async () => {
    const { world, sheet, charts } = await chartsOn()
    expect(charts).toEqual([
      {
        ...{ ...SHOWN, type: 'Waterfall', first: [100, -150, -0.01, 75.01, -25] },
        series: ['Drawn, no amounts: the end goes down to zero'],
      },
    ])
    await world.excel.Excel.run(async (context) => {
      const series = context.workbook.worksheets.getItem(sheet).charts.getItemAt(0).series.getItemAt(0)
      const points = [0, 1, 2, 3, 4].map((index) => series.points.getItemAt(index))
      const fills = points.map(({ format }) => format.fill.getSolidColor())
      for (const { dataLabel } of points) dataLabel.load('numberFormat')
      series.load('hasDataLabels,showConnectorLines')
      await context.sync()
      const [start, fall, , rise, end] = fills.map(({ value }) => value)
      expect(end).toBe(start)
      expect(new Set([start, fall, rise]).size).toBe(3)
      const signed = '+#,##0.00;-#,##0.00;0.00'
      expect(points.map(({ dataLabel }) => dataLabel.numberFormat)).toEqual([
        ...['#,##0.00', signed, signed, signed, '-#,##0.00;#,##0.00;0.00'],
      ])
      expect([series.hasDataLabels, series.showConnectorLines]).toEqual([true, true])
    })
  })

  test.each<[string, Lacking]>([
    ['has none', { sets: { ExcelApi: '1.8' } }],
    ['takes no format of a point', { refuses: ['ChartPoint.format'] }],
    ['takes no format of a label', { refuses: ['ChartDataLabel.numberFormat'] }],
    ['leaves the label of the end as it was', { ignores: ['ChartDataLabel.numberFormat'] }],
    ['knows no connector lines', { refuses: ['ChartSeries.showConnectorLines'] }],
  ])(
    'is stacked columns alone where Excel %s, from cells that stand there either way',
    async (_, lacking) => {
      const { world, sheet, charts } = await chartsOn(lacking)
      const rows = await readCells(world, `'${sheet}'!A1:P60`)
      const header = rows.findIndex(([first]) => first === 'Step')
      expect(rows.slice(header, header + 6).map((row) => row.slice(7))).toEqual([
        [
          ...['For the chart', 'Base', 'Ends', 'Increase', 'Increase below zero', 'Decrease'],
          ...['Decrease below zero', 'For the waterfall', 'Drawn, no amounts: the end goes down to zero'],
        ],
        ['Budget: 100.00', 0, 100, 0, 0, 0, 0, 'Budget', 100],
        ['Volume: -150.00', 0, 0, 0, 0, 100, -50, 'Volume', -150],
        ['Price: -0.01', -50, 0, 0, 0, 0, -0.01, 'Price', -0.01],
        ['New resources: +75.01', 0, 0, 25, -50.01, 0, 0, 'New resources', 75.01],
        ['Actual: 25.00', 0, 25, 0, 0, 0, 0, 'Actual', -25],
      ])
      expect(charts).toEqual([
        {
          ...{
            ...SHOWN,
            type: 'ColumnStacked',
            first: lacking.sets === undefined ? [0, 0, -50, 0, 0] : undefined,
          },
          series: rows[header]?.slice(8, 14),
        },
      ])
    },
  )
})

const cents = fc.oneof(fc.constant(0), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -1e10, max: 1e10 }))
const waterfalls = fc.array(
  fc.record({ start: cents, steps: fc.array(cents, { maxLength: 7 }), isFlat: fc.boolean() }),
  { minLength: 40, maxLength: 40 },
)

/** The part of a column that is seen, lowest and highest, in cents. */
type Seen = readonly [from: number, to: number]
const seen = (a: number, b: number): Seen => [
  Math.round(Math.min(a, b) * 100) + 0,
  Math.round(Math.max(a, b) * 100) + 0,
]

/** As Excel draws its own: each point on where the one before ended. */
function drawnAsWaterfall(points: readonly number[]): Seen[] {
  let level = 0
  return points.map((point) => {
    const before = level
    level += point
    return seen(before, level)
  })
}

/** As Excel stacks columns: what is above zero upwards, what is below downwards, in the order of the series; the base is unseen. */
function drawnAsStack([base = 0, ...parts]: readonly number[]): Seen {
  const [up, down] = [parts.filter((part) => part > 0), parts.filter((part) => part < 0)].map((each) =>
    each.reduce((sum, part) => sum + part, 0),
  ) as [number, number]
  if (up !== 0 && down !== 0) expect(base).toBe(0)
  if (up === 0 && down === 0) return seen(base, base)
  return seen(
    down === 0 ? Math.max(base, 0) : Math.min(base, 0) + down,
    up === 0 ? Math.min(base, 0) : Math.max(base, 0) + up,
  )
}

test('both forms draw every step from running total to running total to the cent: rising, falling, across zero, of nothing', async () => {
  const world = openPlanning()
  const [sample = []] = fc.sample(waterfalls, { numRuns: 1, seed: SEED })
  const sheet = new SheetRows()
  const placed: { readonly levels: readonly number[]; readonly chart: WaterfallRows['chart'] }[] = []
  for (const { start, steps: given, isFlat } of sample) {
    // Some come back to zero, where nothing is seen of the end.
    const steps = isFlat ? [...given, -given.reduce((sum, step) => sum + step, start)] : given
    const levels = [start]
    for (const step of steps) levels.push((levels.at(-1) ?? 0) + step)
    const at = (step: string, amount: number) => ({ step, cents: amount, why: '' })
    const ends = { from: at('From', start), to: at('To', levels.at(-1) ?? 0) }
    const { chart } = waterfallRows(
      sheet,
      ends,
      steps.map((step) => at('Step', step)),
      'Some',
    )
    placed.push({ levels, chart })
  }
  const own = {
    ...{ name: 'Some', rows: sheet.rows, boldRows: [], numberFormats: {}, columnWidths: [] },
    ...{ tables: [], chart: null },
    print: { title: 'Some', frozenRows: 0, frozenColumns: 0, headerRow: null, area: null },
  }
  await writeOwnSheet('Not written.', own, watched())
  await world.excel.model.calculation.settled()
  const rows = await readCells(world, `Some!A1:P${sheet.rows.length}`)
  for (const { levels, chart } of placed) {
    const [top = 0, bottom = 0] = (chart.stacked.source.match(/\d+/g) ?? []).map(Number)
    const body = rows.slice(top, bottom) as number[][]
    const columns = [0, ...levels].map((before, index) => seen(before / 100, (levels[index] ?? 0) / 100))
    expect(drawnAsWaterfall(body.map((row) => row[15] as number))).toEqual(columns)
    const stacked = body.map((row) => drawnAsStack(row.slice(8, 14)))
    expect(stacked.map(([from, to]) => to - from)).toEqual(columns.map(([from, to]) => to - from))
    expect(stacked.filter(([from, to]) => from !== to)).toEqual(columns.filter(([from, to]) => from !== to))
    expect(chart.waterfall.points).toHaveLength(body.length)
  }
}, 30_000)
