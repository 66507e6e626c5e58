// What is to be corrected in a file, each fault once with the cells that have it.
import { likeErrors } from '../../shared/budgets/like-errors.ts'
import type { CellError } from '../../shared/contract/budget/preview.ts'
import { groupedNumber } from '../../shared/ranges/grouped-numbers.ts'

const MOST_CELLS = 5

export function errorLines(errors: readonly CellError[]): string[] {
  return likeErrors(errors).map(({ first, others }) => {
    const said = `${placeOf(first)}: ${first.message}`
    if (others.length === 0) return said
    const more = others.length > MOST_CELLS ? ', ...' : ''
    return `${said} And ${groupedNumber(others.length)} more like it: ${others.slice(0, MOST_CELLS).map(placeOf).join(', ')}${more}`
  })
}

function placeOf({ row, cell }: CellError): string {
  return cell ?? `row ${row}`
}
