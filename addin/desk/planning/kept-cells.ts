// The cells of a budget sheet whose lines were kept as somebody else's, with what stands for each, and what is said of them
// afterwards. Pure.
import type { ApiBudgetLine } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { SubmissionRow } from '../../../shared/contract/budget/submission.ts'
import { groupedNumber } from '../../../shared/ranges/grouped-numbers.ts'
import { cellName } from '../../workbook/cells/area.ts'
import type { KeptCell } from '../../workbook/planning/mark-submitted.ts'
import { readKey } from './budget-columns.ts'
import { mapBudgetTable } from './map-budget-table.ts'
import type { BudgetSubmission, BudgetTable } from './planning-desk.ts'

export interface KeptLine extends KeptCell {
  readonly cell: string
  readonly submitted: SubmissionRow
  readonly version: number | null
}

export function keptLines(
  table: BudgetTable,
  { keptTheirs = [] }: Pick<BudgetSubmission, 'keptTheirs'>,
  lineOf: (row: SubmissionRow) => ApiBudgetLine | undefined,
): KeptLine[] {
  if (keptTheirs.length === 0) return []
  const { cells, firstRow, firstColumn, mapping } = table
  const kept = new Set(keptTheirs.map(({ cell }) => cell))
  return mapBudgetTable(table, mapping).rows.flatMap((submitted) => {
    const { cell, row: sheetRow, period } = submitted
    const row = sheetRow - firstRow
    const column = mapping.months.find((month) => month.period === period)?.column
    if (cell === null || !kept.has(cell) || column === undefined) return []
    // A month that two columns name is not known by its period.
    if (cellName(sheetRow - 1, firstColumn + column - 2) !== cell) return []
    const line = lineOf(submitted)
    return {
      ...{ row, column: column - 1, cell, submitted },
      key: readKey(submitted.dimension, submitted.measure, submitted.member),
      heading: cells[0]?.[column - 1] ?? null,
      was: cells[row]?.[column - 1] ?? null,
      dollars: line === undefined ? null : line.cents / 100,
      version: line?.version ?? null,
    }
  })
}

/** Empty where none was kept. */
export function keptWords(kept: readonly KeptLine[], brought: readonly KeptLine[]): string {
  const changed = brought.filter(({ was, dollars }) => was !== dollars)
  const left = kept.filter((one) => !brought.includes(one))
  return [
    ...(changed.length === 0
      ? []
      : [` ${counted(changed, 'was', 'were')} brought to what stands: ${named(changed)}.`]),
    ...(left.length === 0
      ? []
      : [
          ` ${counted(left, 'was', 'were')} changed meanwhile and left alone: ${named(left)}. Read the table again to see what stands there.`,
        ]),
  ].join('')
}

const MOST_NAMED = 12

function counted({ length }: readonly KeptLine[], one: string, more: string): string {
  return length === 1 ? `1 cell ${one}` : `${groupedNumber(length)} cells ${more}`
}

function named(lines: readonly KeptLine[]): string {
  const names = lines.slice(0, MOST_NAMED).map(({ cell }) => cell)
  const others = lines.length - names.length
  return `${names.join(', ')}${others === 0 ? '' : ` and ${groupedNumber(others)} more`}`
}
