// The table around the selection, and what it is taken for: our own sheet is known, any other is guessed.
import { fromCol } from '@borgar/fx'
import { cellAddress } from '../../../shared/budgets/paste/cell-address.ts'
import { guessMapping } from '../../../shared/budgets/paste/guess-mapping.ts'
import type { Cells, TableMapping } from '../../../shared/contract/budget/pasted-table.ts'
import type { BudgetRecord } from '../../workbook/planning/budget-record.ts'
import { readSelectedTable } from '../../workbook/planning/read-table.ts'
import { FIELD_OF_HEADER, HEADERS } from './budget-columns.ts'
import type { BudgetTable } from './planning-desk.ts'

const HIDDEN = 'Some rows are hidden or filtered out. They are read too.'

export interface YearOfTable {
  readonly fiscalYear: string | null
  readonly firstMonth: number
}

/** @param yearOf asked only where the table is not ours: which year months without one belong to */
export async function readBudgetTable(yearOf: () => Promise<YearOfTable>): Promise<BudgetTable> {
  const { area, address, cells, budget, hasHiddenRows } = await readSelectedTable()
  const place = { address, cells, firstRow: area.row + 1, firstColumn: area.column + 1 }
  const remarks = hasHiddenRows ? [HIDDEN] : []
  const ours = budget === null ? null : ownMapping(cells, budget.record)
  if (budget !== null && ours !== null) {
    const { scenario, revisionRead, read } = budget.record
    return { ...place, mapping: ours, guesses: [], isOurs: true, scenario, revisionRead, read, remarks }
  }
  const year = await yearOf()
  const guess = guessMapping(cells, year)
  return {
    ...place,
    mapping: guess.mapping ?? byHand(year),
    guesses: guess.headings.map((heading) => ({ ...heading, cell: moved(heading.cell, place) })),
    isOurs: false,
    scenario: null,
    revisionRead: null,
    remarks: [
      ...remarks,
      ...guess.questions,
      ...guess.skipped.map(({ cell, given, why }) => `${moved(cell, place)} (${given}) is not read. ${why}`),
    ],
  }
}

/** By the names of its columns, in whichever order they stand now; null where those that name a line are gone. */
function ownMapping(cells: Cells, record: BudgetRecord): TableMapping | null {
  const header = (cells[0] ?? []).map(String)
  const columns: TableMapping['columns'] = {}
  for (const [name, field] of FIELD_OF_HEADER) {
    const at = header.indexOf(name)
    if (at >= 0) columns[field] = at + 1
  }
  const months = record.read.months.flatMap((period) => {
    const at = header.indexOf(period)
    return at < 0 ? [] : [{ column: at + 1, period }]
  })
  if (!header.includes(HEADERS.member) || months.length === 0) return null
  const { dimension, measure, fiscalYear, firstMonth } = record
  return {
    layout: 'months_across',
    headingRow: 1,
    columns,
    months,
    fixed: {
      ...(columns.dimension === undefined && { dimension }),
      ...(columns.measure === undefined && { measure }),
    },
    amountsIn: 'dollars',
    fillDown: false,
    fiscalYear,
    firstMonth,
  }
}

/** Nothing was found: whoever reads it says where everything is. */
function byHand({ fiscalYear, firstMonth }: YearOfTable): TableMapping {
  return {
    layout: 'months_across',
    headingRow: 1,
    columns: {},
    months: [],
    fixed: {},
    amountsIn: 'dollars',
    fillDown: false,
    fiscalYear,
    firstMonth,
  }
}

const ADDRESS = /^([A-Z]+)(\d+)$/

/** As the cell of the table is called on its sheet. */
function moved(cell: string, place: Pick<BudgetTable, 'firstRow' | 'firstColumn'>): string {
  const [, letters = '', row = ''] = ADDRESS.exec(cell) ?? []
  return cellAddress(Number(row) + place.firstRow - 1, fromCol(letters) + place.firstColumn)
}
