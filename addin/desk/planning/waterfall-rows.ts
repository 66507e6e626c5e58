// The steps of a bridge as rows: both ends, what each step moves, the running total, the sum of its details by formula, and the
// cells that a waterfall is drawn from. A column of it is drawn from where the step begins to where it ends: in two parts where
// stacked columns cross zero, and the end of Excel's own waterfall as a step from its level down to zero. Pure.
import { cellName } from '../../workbook/cells/area.ts'
import type { OwnChart } from '../../workbook/planning/own-chart.ts'
import { DOLLARS, formula, type SheetRows } from './sheet-rows.ts'

export interface BridgeStep {
  readonly step: string
  readonly cents: number
  readonly why: string
}

export interface BridgeEnds {
  readonly from: BridgeStep
  readonly to: BridgeStep
}

const HEADER = ['Step', 'Amount (USD)', 'Running total (USD)', 'Sum of its details (USD)', 'Why'] as const
const [STEP, AMOUNT, RUNNING, DETAILS] = [0, 1, 2, 3]
/** Beside the table and its details, outside what is printed. */
export const CHART_COLUMN = 7
const CHART_HEADER = [
  'For the chart',
  'Base',
  'Ends',
  'Increase',
  'Increase below zero',
  'Decrease',
  'Decrease below zero',
]
/** Increases and decreases differ in lightness too, and each label has its sign. */
const [END, INCREASE, DECREASE] = ['#404040', '#2E75B6', '#F4B183']
/** Of the base none. */
const COLORS = [null, END, INCREASE, INCREASE, DECREASE, DECREASE]
const WATERFALL_COLUMN = CHART_COLUMN + CHART_HEADER.length
const WATERFALL_HEADER = ['For the waterfall', 'Drawn, no amounts: the end goes down to zero']
const SIGNED = '+#,##0.00;-#,##0.00;0.00'
/** What is drawn is minus the end. */
const TURNED = '-#,##0.00;#,##0.00;0.00'
const ROWS_OF_CHART = 20

export interface WaterfallRows {
  readonly headerRow: number
  readonly chart: OwnChart
  /** Names of the steps, which may be longer than their column. */
  readonly stepCells: string
  /** Formulas of the sums of details are written once it is known where those stand. */
  readonly sumDetails: (stepCells: string, amountCells: string) => void
}

/** Adds the steps and room for the chart. @param title of the chart; its name is shorter, as Excel's names are */
export function waterfallRows(
  sheet: SheetRows,
  { from, to }: BridgeEnds,
  steps: readonly BridgeStep[],
  title: string,
): WaterfallRows {
  const headerRow = sheet.heading(...HEADER, null, null, ...CHART_HEADER, ...WATERFALL_HEADER)
  const first = sheet.next
  const all = [from, ...steps, to]
  const at = (row: number, column: number) => cellName(row, column)
  for (const [index, { step, cents, why }] of all.entries()) {
    const row = sheet.next
    const isEnd = index === 0 || index === all.length - 1
    const amount = at(row, AMOUNT)
    const running =
      index === 0 ? amount : isEnd ? at(row - 1, RUNNING) : `ROUND(${at(row - 1, RUNNING)}+${amount},2)`
    const [before, after] = [at(row - 1, RUNNING), at(row, RUNNING)]
    sheet.add(
      step,
      cents / 100,
      formula(running),
      null,
      why,
      null,
      null,
      formula(`${at(row, STEP)}&": "&${isEnd ? '' : `IF(${amount}>0,"+","")&`}FIXED(${amount},2)`),
      ...(isEnd
        ? [0, formula(amount), 0, 0, 0, 0]
        : [formula(baseOf(before, after)), 0, ...moveOf(before, after).map(formula)]),
      formula(at(row, STEP)),
      formula(index === all.length - 1 ? `-${amount}` : amount),
    )
  }
  const last = sheet.next - 1
  const [firstStep, lastStep] = [first + 1, last - 1]
  sheet.heading(
    'Difference',
    formula(`ROUND(${at(last, AMOUNT)}-${at(last, RUNNING)},2)`),
    null,
    steps.length === 0
      ? 0
      : formula(
          `ROUND(SUMPRODUCT(ABS(${at(firstStep, AMOUNT)}:${at(lastStep, AMOUNT)}-${at(firstStep, DETAILS)}:${at(lastStep, DETAILS)})),2)`,
        ),
    formula(
      `IF(AND(${at(last + 1, AMOUNT)}=0,${at(last + 1, DETAILS)}=0),"The steps come to the end to the cent, and their details to the steps.","Something on this sheet was changed: the steps no longer come to the end.")`,
    ),
  )
  for (const column of [AMOUNT, RUNNING, DETAILS]) sheet.format(column, first, last + 1, DOLLARS)
  for (let column = CHART_COLUMN + 1; column < WATERFALL_COLUMN; column += 1)
    sheet.format(column, first, last, DOLLARS)
  sheet.format(WATERFALL_COLUMN + 1, first, last, DOLLARS)
  sheet.add()
  const chartRow = sheet.next
  for (let row = 0; row < ROWS_OF_CHART; row += 1) sheet.add()
  return {
    headerRow,
    stepCells: `${at(first, STEP)}:${at(last, STEP)}`,
    chart: {
      name: 'Bridge',
      title,
      from: at(chartRow, 0),
      to: at(chartRow + ROWS_OF_CHART - 2, 4),
      stacked: {
        source: `${at(headerRow, CHART_COLUMN)}:${at(last, WATERFALL_COLUMN - 1)}`,
        colors: COLORS,
      },
      waterfall: {
        source: `${at(headerRow, WATERFALL_COLUMN)}:${at(last, WATERFALL_COLUMN + 1)}`,
        points: [
          { color: END, labelFormat: DOLLARS },
          ...steps.map(({ cents }) => ({ color: cents < 0 ? DECREASE : INCREASE, labelFormat: SIGNED })),
          { color: END, labelFormat: TURNED },
        ],
      },
    },
    sumDetails: (stepCells, amountCells) => {
      for (let row = firstStep; row <= lastStep; row += 1) {
        const cells = [...(sheet.rows[row] ?? [])]
        cells[DETAILS] = formula(`ROUND(SUMIFS(${amountCells},${stepCells},${at(row, STEP)}),2)`)
        sheet.rows[row] = cells
      }
    },
  }
}

/** Where the part that is drawn begins; 0 where it crosses zero. */
function baseOf(before: string, after: string): string {
  return `ROUND(MAX(MIN(${before},${after}),0)+MIN(MAX(${before},${after}),0),2)`
}

function moveOf(before: string, after: string): string[] {
  const above = (from: string, to: string) => `MAX(${to},0)-MAX(${from},0)`
  const below = (from: string, to: string) => `MIN(${from},0)-MIN(${to},0)`
  const up = `${after}>=${before}`
  return [
    `IF(${up},ROUND(${above(before, after)},2),0)`,
    `IF(${up},ROUND(${below(before, after)},2),0)`,
    `IF(${up},0,ROUND(${above(after, before)},2))`,
    `IF(${up},0,ROUND(${below(after, before)},2))`,
  ]
}
