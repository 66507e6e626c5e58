// Explains the cell that is selected: a formula of ours, however it is wrapped, a cell of a table that spilled, or a cell of a
// report. What is explained is what the cell shows, not what was published since.
import type { CallsOfCell, CellCall } from '../../functions/cell-calls.ts'
import { addressOf, type Place } from '../../workbook/cells/area.ts'
import { ourCalls } from '../../workbook/formulas/our-functions.ts'
import { readSelectedCell, type SelectedCell } from '../../workbook/selected-cell.ts'
import { DeskFailure, type ExplainedCell, type ExplainedCellFigure } from '../desk.ts'
import type { DeskParts } from '../desk-parts.ts'
import { reachService } from '../reach-service.ts'
import { calculateAndWait } from '../settle.ts'
import { explainSpan } from './explain-span.ts'
import { explainedFigure } from './explained-figure.ts'
import { type FigureToExplain, figuresOf, isMonth } from './questions.ts'
import { reportCallAt, reportPartAt } from './report-figure.ts'
import { figureInTable } from './spilled-figure.ts'

const NOT_DONE = 'The cell was not explained.'
/** A formula may add up every tenant: then the first are explained. */
const MOST_FIGURES = 24

export async function explainSelected(parts: DeskParts): Promise<ExplainedCell> {
  const cell = await readSelectedCell(NOT_DONE)
  const address = addressOf(cell)
  const figures = await figuresIn(parts, cell, address)
  const explained: ExplainedCellFigure[] = []
  for (const figure of figures.slice(0, MOST_FIGURES)) explained.push(await explain(parts, figure))
  return { address, figures: explained }
}

async function figuresIn(parts: DeskParts, cell: SelectedCell, address: string): Promise<FigureToExplain[]> {
  if (ourCalls(cell.formula).length > 0) {
    const calls = await callsOf(parts, cell)
    return orRefuse(figuresOf(calls.calls), address, calls)
  }
  const { spilled } = cell
  if (spilled !== null && ourCalls(spilled.parentFormula).length > 0) {
    const calls = await callsOf(parts, spilled.parent)
    const shown = calls.calls.flatMap((call): CellCall[] => {
      const figure = figureInTable(spilled, call)
      return figure === null ? [] : [figure]
    })
    return orRefuse(figuresOf(shown), address, calls)
  }
  const inReport = await reportCallAt(address)
  if (inReport === null) {
    const part = await reportPartAt(cell)
    if (part !== null)
      throw new DeskFailure(`${address} ${part}. Select a figure in a row of the report, and try again.`)
    throw new DeskFailure(
      `${address} holds nothing of Penguin. Select a cell with a formula such as PENGUIN.COST, or a figure of a report, and try again.`,
    )
  }
  return orRefuse(figuresOf([inReport]), address, { calls: [inReport], failure: null })
}

function orRefuse(figures: FigureToExplain[], address: string, { failure }: CallsOfCell): FigureToExplain[] {
  if (figures.length > 0) return figures
  if (failure !== null) throw new DeskFailure(`${address} shows no figure: ${failure}`)
  throw new DeskFailure(
    `${address} shows no figure of a tenant or of the platform. Select a number beside a tenant, and try again.`,
  )
}

/** The cell is calculated once more, from what is known: so it is certain what its formula asks for now. */
async function callsOf({ penguin, scheduler, ask }: DeskParts, place: Place): Promise<CallsOfCell> {
  const address = addressOf(place)
  const watch = { signal: new AbortController().signal, progress: () => undefined }
  await reachService({ penguin, ask }, watch, NOT_DONE)
  penguin.forgetCallsAt([address])
  const { failure } = await calculateAndWait([place], {
    scheduler,
    watch,
    notDone: NOT_DONE,
    callsAt: penguin.callsAt,
  })
  if (failure !== null) throw new DeskFailure(failure)
  return penguin.callsAt(address)
}

async function explain({ penguin, ask }: DeskParts, figure: FigureToExplain): Promise<ExplainedCellFigure> {
  if (!isMonth(figure.period)) return explainSpan(penguin.client, ask, figure, NOT_DONE)
  const { measure, tenant, period, knownAt, runIds } = figure
  const at = knownAt ?? runIds[period] ?? null
  const question = { measure, tenant, period, ...(at !== null && { knownAt: at }) }
  const answer = await ask(NOT_DONE, (call) => penguin.client.explainFigure(question, call))
  return explainedFigure(answer, knownAt)
}
