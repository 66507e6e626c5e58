// How a person changes what a table is taken for, and whose a line shall be that two people changed.
import { describe, expect, test } from '@jest/globals'
import type { BudgetTable } from '../../../addin/desk/planning/planning-desk.ts'
import {
  meaningOffers,
  takenHeadings,
  withFiscalYear,
  withFixed,
  withMeaning,
} from '../../../addin/pane/pages/budget/submit/mapping.ts'
import { allDecided, decided } from '../../../addin/pane/pages/budget/submit/stale-rows.ts'
import { guessMapping } from '../../../shared/budgets/paste/guess-mapping.ts'
import type { ApiStaleLine } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { Cells } from '../../../shared/contract/budget/pasted-table.ts'
import type { SubmissionRow } from '../../../shared/contract/budget/submission.ts'
import { fakePreview } from './fake-preview.ts'

const CELLS: Cells = [
  ['Customer', 'Jan', 'Feb 2026', 'Colour'],
  ['Acme', 10, 20, 'red'],
]

/** As the desk reads it at C3 of a sheet. */
function tableAt(cells: Cells, move: (cell: string) => string): BudgetTable {
  const { mapping, headings } = guessMapping(cells, { fiscalYear: '2026', firstMonth: 1 })
  const byHand = { layout: 'list', headingRow: 1, columns: {}, months: [], fixed: {} } as const
  const rest = { amountsIn: 'dollars', fillDown: false, fiscalYear: '2026', firstMonth: 1 } as const
  return {
    address: 'Plan!C3:F4',
    cells,
    firstRow: 3,
    firstColumn: 3,
    mapping: mapping ?? { ...byHand, ...rest, columns: {}, months: [] },
    guesses: headings.map((guess) => ({ ...guess, cell: move(guess.cell) })),
    isOurs: false,
    scenario: null,
    revisionRead: null,
  }
}

const MOVED: Readonly<Record<string, string>> = { A1: 'C3', B1: 'D3', C1: 'E3', D1: 'F3' }
const table = tableAt(CELLS, (cell) => MOVED[cell] ?? cell)
const taken = (mapping = table.mapping) =>
  takenHeadings(table, mapping).map(({ guess, place, meaning }) => [guess.cell, place, meaning])

describe('What headings are taken for', () => {
  test('is found by their place in the table, wherever it stands on its sheet', () => {
    expect(taken()).toEqual([
      ['C3', 1, 'member'],
      ['D3', 2, '2026-01'],
      ['E3', 3, '2026-02'],
      ['F3', 4, ''],
    ])
  })

  test('stands once: what held it before is not read any more', () => {
    expect(taken(withMeaning(table.mapping, 4, 'member')).map(([, , meaning]) => meaning)).toEqual([
      '',
      '2026-01',
      '2026-02',
      'member',
    ])
    expect(taken(withMeaning(table.mapping, 4, '2026-01')).map(([, , meaning]) => meaning)).toEqual([
      'member',
      '',
      '2026-02',
      '2026-01',
    ])
    expect(withMeaning(table.mapping, 2, '').months).toEqual([{ column: 3, period: '2026-02' }])
  })

  test('moves to another year only where the heading names none', () => {
    const { months, fiscalYear } = withFiscalYear(table.mapping, takenHeadings(table, table.mapping), '2027')
    expect([fiscalYear, months.map(({ period }) => period)]).toEqual(['2027', ['2027-01', '2026-02']])
  })

  test('is said by hand where none was found: every cell of the row that is named', () => {
    const odd = tableAt(
      [
        ['x', 'y'],
        ['Acme', 5],
      ],
      String,
    )
    const mapping = { ...odd.mapping, headingRow: 2 }
    expect(takenHeadings(odd, mapping).map(({ guess, place }) => [guess.cell, guess.heading, place])).toEqual(
      [
        ['C4', 'Acme', 1],
        ['D4', '5', 2],
      ],
    )
    expect(meaningOffers(mapping, '').map(({ value }) => value)).toContain('amount')
  })

  test('where no column gives it, one text is for all rows, until it is emptied', () => {
    const fixed = withFixed(table.mapping, 'measure', 'total_cost')
    const headed = { dimension: 'tenant' }
    expect([fixed.fixed, withFixed(fixed, 'measure', ' ').fixed]).toEqual([
      { ...headed, measure: 'total_cost' },
      headed,
    ])
  })
})

describe('A line that somebody changed meanwhile', () => {
  const row = (cell: string, member: string): SubmissionRow => ({
    row: 2,
    cell,
    dimension: 'tenant',
    member,
    measure: 'total_cost',
    period: '2026-01',
    cents: 100,
    quantity: null,
    unit: null,
    rateMicrodollars: null,
    owner: null,
    note: null,
    version: null,
    remove: false,
  })
  const rows = [row('B2', 'Acme'), row('C2', 'Birch & Sons')]
  const preview = fakePreview({ scenario: { kind: 'budget' }, why: 'a', rows })
  const stale: readonly ApiStaleLine[] = preview.stale

  test('stays theirs when its row is left out, and becomes mine by naming their version', () => {
    expect(preview.accepted).toBe(false)
    expect(decided(rows, {})).toBe(rows)
    expect(decided(rows, allDecided(stale, 'theirs'))).toEqual([rows[0]])
    expect(decided(rows, allDecided(stale, 'mine'))).toEqual([rows[0], { ...rows[1], version: 7 }])
  })
})
