// A variance sheet of a month, read for submission: lines whose Budget differs from the one on record beside it. What somebody
// else changed since the sheet was made is told by its amount, which is no longer the one on record there. Pure.
import { cellAddress } from '../../../shared/budgets/paste/cell-address.ts'
import type { ApiBudgetLine } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { Cells, CellValue, TableMapping } from '../../../shared/contract/budget/pasted-table.ts'
import { lineOfKey } from '../../reports/variance/keys.ts'
import type { VarianceInSheet } from '../../workbook/planning/find-variance.ts'
import { readKey } from './budget-columns.ts'
import type { LinesRead } from './planning-desk.ts'

export interface VarianceTable {
  /** Of lines to submit; those of all other rows are empty. */
  readonly cells: Cells
  readonly mapping: TableMapping
  readonly read: LinesRead
  readonly remarks: readonly string[]
}

/** A revision before any change of the line since. */
const SEEN_BEFORE = 1
const CENTS_A_DOLLAR = 100

/** @returns the header that is missing where one of those that are needed is */
export function varianceTable(
  cells: Cells,
  { firstRow, firstColumn }: { readonly firstRow: number; readonly firstColumn: number },
  { period, headers }: VarianceInSheet,
  standing: readonly ApiBudgetLine[],
  year: Pick<TableMapping, 'fiscalYear' | 'firstMonth'>,
): VarianceTable | string {
  const header = (cells[0] ?? []).map(String)
  const missing = Object.values(headers).find((name) => !header.includes(name))
  if (missing !== undefined) return missing
  const placeOf = (name: keyof VarianceInSheet['headers']) => header.indexOf(headers[name])
  const [dimension, key, measure, budget, onRecord] = (
    ['dimension', 'key', 'measure', 'budget', 'onRecord'] as const
  ).map(placeOf) as [number, number, number, number, number]
  const lines = new Map(
    standing
      .filter((line) => line.period === period)
      .map((line) => [readKey(line.dimension, line.measure, line.member), line]),
  )
  const versions: Record<string, (number | null)[]> = {}
  const unnamed: string[] = []
  const rows = cells.slice(1).map((row, index): CellValue[] => {
    const empty = row.map(() => null)
    const name = String(row[key] ?? '')
    const line = lineOfKey(name)
    const [typed, record] = [row[budget] ?? null, row[onRecord] ?? null]
    if (line === null) {
      const isOfPeople = name === '' && typeof typed === 'number'
      if (isOfPeople) unnamed.push(cellAddress(firstRow + 1 + index, firstColumn + budget))
      return empty
    }
    if (isSame(typed, record)) return empty
    const id = readKey(line.dimension, line.measure, line.member)
    if (typeof record === 'number') {
      const now = lines.get(id)
      versions[id] = [now !== undefined && now.cents === centsOf(record) ? now.version : SEEN_BEFORE]
    } else if (typed === null || String(typed).trim() === '') return empty
    const cellsOfLine = new Map<number, CellValue>([
      [dimension, line.dimension],
      [measure, line.measure],
      [key, line.member],
      [budget, typed],
    ])
    return row.map((_, column) => cellsOfLine.get(column) ?? null)
  })
  return {
    cells: [cells[0] ?? [], ...rows],
    mapping: {
      layout: 'months_across',
      headingRow: 1,
      columns: { dimension: dimension + 1, member: key + 1, measure: measure + 1 },
      months: [{ column: budget + 1, period }],
      fixed: {},
      amountsIn: 'dollars',
      fillDown: false,
      ...year,
    },
    read: { months: [period], versions },
    remarks: [
      `This is a variance sheet of ${period}: of each line, ${headers.budget} is submitted where it differs from ${headers.onRecord}. Refresh the sheet afterwards.`,
      ...(unnamed.length === 0
        ? []
        : [
            `${unnamed.join(', ')}: the row has no ${headers.key}, so it is not submitted. Type it into a budget sheet.`,
          ]),
    ],
  }
}

const centsOf = (dollars: number): number => Math.round(dollars * CENTS_A_DOLLAR)

function isSame(one: CellValue, other: CellValue): boolean {
  return typeof one === 'number' && typeof other === 'number'
    ? centsOf(one) === centsOf(other)
    : one === other
}
