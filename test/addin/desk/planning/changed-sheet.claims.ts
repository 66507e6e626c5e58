// What people do to a budget sheet between filling it in and submitting it: nothing of it is dropped without a word.
import { afterEach, describe, expect, test } from '@jest/globals'
import type { BudgetSheetChoice } from '../../../../addin/desk/planning/planning-desk.ts'
import type { PastedTable } from '../../../../shared/contract/budget/pasted-table.ts'
import { watched } from '../desk-world.ts'
import {
  ACME,
  BIRCH,
  closePlanning,
  line,
  OTHER,
  openPlanning,
  type PlanningWorld,
  readCells,
  writeCells,
} from './planning-world.ts'

const CHOICE: BudgetSheetChoice = {
  ...{ scenario: { kind: 'budget' }, fiscalYear: '2026', dimension: 'tenant', measure: 'total_cost' },
  rows: 'every member',
}
const BUDGET = { kind: 'budget' } as const
const SHEET = "'Budget 2026'"
let world: PlanningWorld
afterEach(closePlanning)

const LINES = [
  line({ version: 3 }),
  line({ period: '2026-02', cents: 20_005, version: 2 }),
  line({ member: BIRCH, owner: OTHER, version: 4 }),
]

/** Header at row 7, then =Acme, Birch & Co, the nameless one, totals. */
async function inserted() {
  world = openPlanning(LINES)
  await world.desk.insertBudgetSheet(CHOICE, watched())
  await world.excel.model.calculation.settled()
}

async function change(work: (sheet: Excel.Worksheet) => void) {
  await world.excel.Excel.run(async (context) => {
    work(context.workbook.worksheets.getItem('Budget 2026'))
    await context.sync()
  })
  await world.excel.model.calculation.settled()
}

async function readAt(address: string | null = `${SHEET}!B8`) {
  if (address !== null) world.excel.user.select(address)
  const table = await world.desk.readBudgetTable()
  return { table, read: world.desk.mapBudgetTable(table, table.mapping) }
}

const amounts = ({ rows }: PastedTable) => rows.map(({ cell, period, cents }) => [cell, period, cents])

describe('The headers of a budget sheet', () => {
  test('are read as months however they are written, wherever they stand', async () => {
    await inserted()
    await change((sheet) => {
      sheet.getRange('F7:H7').values = [['Jan 2026', 'Feb-26', 'March']]
      sheet.getRange('H8').values = [[777]]
    })
    const { table, read } = await readAt()
    expect([table.isOurs, table.remarks]).toEqual([true, []])
    expect(amounts(read)).toEqual([
      ['F8', '2026-01', 10_000],
      ['G8', '2026-02', 20_005],
      ['H8', '2026-03', 77_700],
    ])
  })

  test('that name a month no more are said by name with what stands in their place, and their lines stay', async () => {
    await inserted()
    await change((sheet) => {
      sheet.tables.getItemAt(0).columns.getItem('2026-02').delete()
      sheet.getRange('G7').values = [['Spring']]
      sheet.getRange('G8').values = [[777]]
    })
    const { table, read } = await readAt()
    expect(table.remarks).toEqual([
      'No column is headed 2026-02, 2026-03, which are of this budget sheet: nothing of it is submitted, and their lines stay as they are. To submit it, head its column so and read the table again. Columns that are not read: G7 (Spring).',
    ])
    expect(amounts(read)).toEqual([['F8', '2026-01', 10_000]])
  })

  test('that name no note or owner any more are said too', async () => {
    await inserted()
    await change((sheet) => {
      sheet.getRange('E7').values = [['Our remark']]
    })
    expect((await readAt()).table.remarks).toEqual([
      expect.stringMatching(/^No column is headed Note: nothing/),
    ])
  })

  test('that name one month twice are said by cell, and are refused: nothing says which of them is meant', async () => {
    await inserted()
    await change((sheet) => {
      sheet.getRange('H7').values = [['Feb 2026']]
      sheet.getRange('H8').values = [[777]]
    })
    const { table, read } = await readAt()
    expect(table.remarks?.[1]).toMatch(
      /^2026-02 is the month of G7 \(2026-02\) and H7 \(Feb-26\): correct one/,
    )
    const preview = await world.desk.previewBudget({ scenario: BUDGET, why: 'x', rows: read.rows }, watched())
    expect([preview.accepted, preview.errors.map(({ cell }) => cell)]).toEqual([false, ['H8']])
  })
})

describe('A budget sheet in a shared workbook', () => {
  test('sends the numbers of whoever reads it, not of whoever inserted it', async () => {
    await inserted()
    await writeCells(world, `${SHEET}!F8:F9`, [[111], [777]])
    world.reader = { person: OTHER, writes: 'own lines' }
    const { table, read } = await readAt()
    expect(amounts(read)).toEqual([['F9', '2026-01', 77_700]])
    expect(read.skipped.map(({ cell, given }) => [cell, given])).toEqual([['F8', '111']])
    expect(read.skipped[0]?.why).toMatch(/^The line belongs to another owner, and has another amount/)
    const done = await world.desk.submitBudget(
      { scenario: BUDGET, why: 'mine', rows: read.rows },
      table,
      watched(),
    )
    expect(done).toMatchObject({ applied: true, errors: [] })
    expect(world.book.lines.find(({ member }) => member === BIRCH)?.cents).toBe(77_700)
  })

  test('names what the reader does not see any more, and sends none of it', async () => {
    await inserted()
    world.reader = { person: OTHER, writes: 'own lines' }
    world.book = { ...world.book, lines: world.book.lines.filter(({ owner }) => owner === OTHER) }
    const { read } = await readAt()
    expect(amounts(read)).toEqual([['F9', '2026-01', 10_000]])
    expect(read.skipped.map(({ cell }) => cell)).toEqual(['F8', 'G8'])
    expect(read.skipped[0]?.why).toMatch(/^You see no line of it any more/)
  })
})

describe('A copy of a budget sheet', () => {
  test('is said to be one, takes members by id, and is judged by the revision of each row', async () => {
    await inserted()
    await change((sheet) => {
      sheet.copy('End')
      sheet.getRange('F8').values = [[1]]
    })
    await writeCells(world, "'Budget 2026 (2)'!G8:G8", [[222]])
    const { table, read } = await readAt("'Budget 2026 (2)'!B8")
    expect(table).toMatchObject({ isOurs: false, mapping: { columns: { member: 20, version: 21 } } })
    expect(table.remarks?.[0]).toMatch(/^This looks like a copy of a budget sheet/)
    expect(
      read.rows.slice(0, 2).map(({ cell, member, cents, version }) => [cell, member, cents, version]),
    ).toEqual([
      ['F8', ACME, 10_000, 4],
      ['G8', ACME, 22_200, 4],
    ])
    const preview = await world.desk.previewBudget({ scenario: BUDGET, why: 'x', rows: read.rows }, watched())
    expect([preview.accepted, preview.changed.length]).toEqual([true, 1])
  })

  test('whose Member id was renamed is not read by its label', async () => {
    await inserted()
    await change((sheet) => {
      sheet.getRange('T7').values = [['Ids of ours']]
    })
    const { table } = await readAt()
    expect([table.isOurs, table.mapping.columns.member]).toEqual([false, undefined])
    expect(table.remarks?.[0]).toMatch(/no column is headed Member id/)
    await change((sheet) => {
      sheet.getRange('T7').values = [['Tenant']]
    })
    expect((await readAt()).table.mapping.columns.member).toBe(20)
  })
})

test('A budget sheet that was just inserted can be read at once: its first amount is selected', async () => {
  await inserted()
  expect((await readAt(null)).table).toMatchObject({ isOurs: true, address: `${SHEET}!A7:V10` })
})

test('A filtered budget sheet carries its new revisions in the right rows, and is filtered as before', async () => {
  await inserted()
  await writeCells(world, `${SHEET}!F8:F8`, [[111]])
  await change((sheet) => {
    sheet.tables.getItemAt(0).columns.getItem('Member').filter.applyValuesFilter(['Birch & Co'])
    sheet.getRange('M:M').columnHidden = true
  })
  const { table, read } = await readAt()
  expect(table.remarks).toEqual([
    'Some rows are hidden or filtered out. They are read too.',
    'Some columns are hidden. They are read too.',
  ])
  await world.desk.submitBudget({ scenario: BUDGET, why: 'plan', rows: read.rows }, table, watched())
  expect(await readCells(world, `${SHEET}!U8:U10`)).toEqual([[5], [4], [4]])
  const criteria = await world.excel.Excel.run(async (context) => {
    const { filter } = context.workbook.tables.getItemAt(0).columns.getItem('Member')
    filter.load('criteria')
    await context.sync()
    return filter.criteria
  })
  expect(criteria).toMatchObject({ filterOn: 'Values', values: ['Birch & Co'] })
})
