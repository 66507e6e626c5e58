// What the sheet of an explained figure proves by formula, in words: a cost's lines sum to it, other figures have no such lines.
import { COST_MEASURES } from '../../../shared/measures/families/costs.ts'
import type { ExplainedCellFigure } from '../desk.ts'
import { recomputed } from './recomputed.ts'

/** Whether lines sum to the figure itself. */
export function isCost({ measure }: Pick<ExplainedCellFigure, 'measure'>): boolean {
  return COST_MEASURES.some(({ id }) => id === measure)
}

/** The rest of a sentence that says where the sheet is. */
export function sheetInWords(figure: ExplainedCellFigure): string {
  const { measure, value, inputs, lines, linesTotalCents } = figure
  if (value === null) return 'it says why there is no figure.'
  if (isCost(figure)) {
    return linesTotalCents === value
      ? 'its lines sum to the figure by formula.'
      : 'its lines do not sum to the figure, and a cell there says by how much they differ.'
  }
  const known = new Map(inputs.flatMap(({ id, value }) => (value === null ? [] : [[id, id] as const])))
  if (lines.length > 0) {
    return known.has('total_cost')
      ? 'its lines sum to the total cost beneath the figure by formula.'
      : 'its lines are of the cost beneath the figure, and do not sum to the figure itself.'
  }
  if (recomputed(measure, known) !== null) return 'the figure is computed there from its inputs by formula.'
  if (inputs.length > 0) return 'what the figure is computed from stands beneath it; it has no lines.'
  return 'the figure stands there as it was read; it has no lines.'
}
