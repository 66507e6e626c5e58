// An owner fills a budget sheet in and submits it: what was typed is what is sent, to the cent, and nobody's change is lost.
import { afterEach, describe, expect, test } from '@jest/globals'
import { ApiFailure } from '../../../../addin/api/api-failure.ts'
import { DeskFailure } from '../../../../addin/desk/desk.ts'
import type { BudgetSheetChoice } from '../../../../addin/desk/planning/planning-desk.ts'
import { watched } from '../desk-world.ts'
import {
  ACME,
  AT,
  BIRCH,
  closePlanning,
  line,
  openPlanning,
  type PlanningWorld,
  readCells,
  TENANTS,
  writeCells,
} from './planning-world.ts'

const CHOICE: BudgetSheetChoice = {
  ...{ scenario: { kind: 'budget' }, fiscalYear: '2026', dimension: 'tenant', measure: 'total_cost' },
  rows: 'every member',
}
const BUDGET = { kind: 'budget' } as const
const SHEET = "'Budget 2026'"
let world: PlanningWorld
const open = (...args: Parameters<typeof openPlanning>) => {
  world = openPlanning(...args)
  return world
}
afterEach(closePlanning)

const LINES = [
  line({ version: 3 }),
  line({ period: '2026-02', cents: 20_005, version: 2 }),
  line({ member: BIRCH, owner: 'other@example.com', version: 4 }),
]

/** Header at row 7, then =Acme, Birch & Co, the nameless one, totals. */
async function inserted(lines = LINES) {
  const { desk } = open(lines)
  const place = await desk.insertBudgetSheet(CHOICE, watched())
  await world.excel.model.calculation.settled()
  return place
}

async function submissionOfSheet(address = `${SHEET}!B8`) {
  world.excel.user.select(address)
  const table = await world.desk.readBudgetTable()
  return { table, read: world.desk.mapBudgetTable(table, table.mapping) }
}

describe('A budget sheet', () => {
  test('has a row for every tenant with the lines that stand, native sums, and says how it is filled in', async () => {
    expect(await inserted()).toEqual({ sheet: 'Budget 2026', address: "'Budget 2026'!A7:V11" })
    const cells = await readCells(world, `${SHEET}!A1:V11`)
    expect(cells[0]?.[0]).toBe('Budget 2026: Total cost by tenant')
    expect(cells[6]?.slice(0, 8)).toEqual([
      ...['Dimension', 'Member', 'Measure', 'Owner', 'Note', '2026-01', '2026-02', '2026-03'],
    ])
    expect(
      cells.slice(7, 10).map((row) => [row[1], row[19], row[5], row[6], row[7], row[17], row[18], row[20]]),
    ).toEqual([
      ['=Acme', ACME, 100, 200.05, '', 300.05, 'yes', 4],
      ['Birch & Co', BIRCH, 100, '', '', 100, 'no', 4],
      [expect.stringMatching(/^no name \(/), TENANTS[2]?.tenant_id, '', '', '', '', 'yes', 4],
    ])
    expect(cells[8]?.[21]).toBe('Of another owner, who submits them: all months.')
    expect(cells[7]?.slice(0, 3)).toEqual(['Tenant', '=Acme', 'Total cost'])
    expect(cells[10]?.slice(5, 8)).toEqual([200, 200.05, ''])
    expect(cells[10]?.[17]).toBe(400.05)
    const formulas = await readCells(world, `${SHEET}!A8:R11`, 'formulas')
    expect(formulas[0]?.[1]).toBe('=Acme')
    expect(formulas[3]?.[5]).toMatch(/SUM\(Budget_2026\[+2026-01\]+\)/)
    await world.excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Budget 2026')
      const frozen = sheet.freezePanes.getLocation()
      const amounts = sheet.getRange('F8').dataValidation
      const dimension = sheet.getRange('A8').dataValidation
      frozen.load('address')
      amounts.load('type')
      dimension.load('rule')
      await context.sync()
      expect(frozen.address).toBe(`${SHEET}!A1:B7`)
      expect(amounts.type).toBe('Decimal')
      expect(dimension.rule.list?.source).toBe('Tenant,Plan,Vendor,Resource type,Cost centre')
    })
  })

  test('gives back what was typed to the cent, with versions: a new amount, another one, one that was taken out', async () => {
    await inserted()
    await writeCells(world, `${SHEET}!F8:H8`, [['', 1234.56, 0.1 + 0.2]])
    const { table, read } = await submissionOfSheet()
    expect(table).toMatchObject({
      isOurs: true,
      revisionRead: 4,
      firstRow: 7,
      firstColumn: 1,
      scenario: BUDGET,
    })
    expect(
      read.rows.map(({ cell, member, period, cents, version, remove }) => [
        cell,
        member,
        period,
        cents,
        version,
        remove,
      ]),
    ).toEqual([
      ['F8', ACME, '2026-01', null, 3, true],
      ['G8', ACME, '2026-02', 123_456, 2, false],
      ['H8', ACME, '2026-03', 30, null, false],
    ])
    expect(read.skipped).toEqual([])
    expect(read.errors).toEqual([])
    const preview = await world.desk.previewBudget(
      { scenario: BUDGET, why: 'plan', rows: read.rows },
      watched(),
    )
    expect(preview).toMatchObject({ accepted: true, applied: false })
    expect([preview.added.length, preview.changed.length, preview.removed.length]).toEqual([1, 1, 1])
  })

  test('is found again after it was moved and renamed, and rows that are hidden are read', async () => {
    await inserted()
    await world.excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Budget 2026')
      sheet.name = 'Mine'
      sheet.getRange('1:3').insert('Down')
      sheet.tables.getItemAt(0).name = 'Other_name'
      sheet.getRange('A:A').insert('Right')
      sheet.getRange('11:11').rowHidden = true
      await context.sync()
    })
    const { table, read } = await submissionOfSheet('Mine!C12')
    expect(table).toMatchObject({ isOurs: true, firstRow: 10, firstColumn: 2 })
    expect(table.remarks).toEqual(['Some rows are hidden or filtered out. They are read too.'])
    expect(read.rows.map(({ cell, cents, version }) => [cell, cents, version])).toEqual([
      ['G11', 10_000, 3],
      ['H11', 20_005, 2],
    ])
  })

  test('carries the new revision once it was submitted: the next submission is not stale, and nothing else moved', async () => {
    await inserted()
    await writeCells(world, `${SHEET}!F8:F8`, [[111]])
    const first = await submissionOfSheet()
    const before = await readCells(world, `${SHEET}!A1:V11`, 'formulas')
    const done = await world.desk.submitBudget(
      { scenario: BUDGET, why: 'plan', rows: first.read.rows },
      first.table,
      watched(),
    )
    expect(done).toMatchObject({ applied: true, unchanged: 1 })
    const after = await readCells(world, `${SHEET}!A1:V11`, 'formulas')
    const differing = after.flatMap((row, r) =>
      row.flatMap((cell, c) => (cell === before[r]?.[c] ? [] : [[r + 1, c, cell]])),
    )
    expect(differing).toEqual([[8, 20, 5]])
    await writeCells(world, `${SHEET}!F8:G8`, [[222, 333]])
    const second = await submissionOfSheet()
    expect(second.table.revisionRead).toBe(5)
    expect(second.read.rows.map(({ version }) => version)).toEqual([5, 2])
    const again = await world.desk.submitBudget(
      { scenario: BUDGET, why: 'plan', rows: second.read.rows },
      second.table,
      watched(),
    )
    expect(again).toMatchObject({ applied: true, errors: [] })
    expect(world.book.lines.filter(({ member }) => member === ACME).map(({ cents }) => cents)).toEqual([
      22_200, 33_300,
    ])
  })

  test('shows both values where somebody else changed a line meanwhile, and nothing is submitted', async () => {
    await inserted()
    world.book = {
      ...world.book,
      revision: 5,
      lines: world.book.lines.map((one) =>
        one.version === 3
          ? { ...one, cents: 55_500, version: 5, changedBy: 'ben@example.com', changedAt: AT }
          : one,
      ),
    }
    await writeCells(world, `${SHEET}!F8:F8`, [[111]])
    const { table, read } = await submissionOfSheet()
    const answer = await world.desk.submitBudget(
      { scenario: BUDGET, why: 'plan', rows: read.rows },
      table,
      watched(),
    )
    expect(answer).toMatchObject({ applied: false, accepted: false })
    expect(answer.stale).toMatchObject([
      { cell: 'F8', yours: { cents: 11_100 }, theirs: { cents: 55_500 }, their_version: 5 },
    ])
    expect(world.asked.map(({ operation }) => operation).slice(-2)).toEqual(['submitBudget', 'previewBudget'])
    expect((await readCells(world, `${SHEET}!U8`))[0]?.[0]).toBe(4)
  })

  test('is not previewed where it was refused for another reason: the reason is said', async () => {
    await inserted()
    await writeCells(world, `${SHEET}!F8:F8`, [[111]])
    const { table, read } = await submissionOfSheet()
    world.refusal = new ApiFailure('missing', 'No month is published yet.', '', 'PROCESS_REQUIRED')
    await expect(
      world.desk.submitBudget({ scenario: BUDGET, why: 'plan', rows: read.rows }, table, watched()),
    ).rejects.toThrow('The budget was not submitted. No month is published yet.')
    expect(world.asked.at(-1)?.operation).toBe('submitBudget')
  })

  test('can be submitted again where the answer was lost', async () => {
    await inserted()
    await writeCells(world, `${SHEET}!F8:F8`, [[111]])
    const { table, read } = await submissionOfSheet()
    const submission = { scenario: BUDGET, why: 'plan', rows: read.rows }
    world.losesAnswer = true
    await expect(world.desk.submitBudget(submission, table, watched())).rejects.toThrow(
      /^No answer came, so it is not known whether the budget was submitted\. Submit it again/,
    )
    expect(await world.desk.submitBudget(submission, table, watched())).toMatchObject({
      applied: true,
      unchanged: 2,
    })
    const next = await submissionOfSheet()
    expect(next.read.rows.map(({ version }) => version)).toEqual([5, 2])
  })

  test('that is stopped leaves nothing behind; a name that is taken is numbered', async () => {
    await inserted()
    const watch = watched()
    const stopping = { ...watch, progress: () => watch.stop() }
    await expect(world.desk.insertBudgetSheet(CHOICE, stopping)).rejects.toThrow(/abort/i)
    const place = await world.desk.insertBudgetSheet({ ...CHOICE, rows: 'lines that stand' }, watched())
    expect(place.sheet).toBe('Budget 2026 (2)')
    const [header, ...rows] = await readCells(world, place.address.replace(/:.*/, ':V10'))
    expect([header?.[0], rows.map((row) => row[1] || row[0])]).toEqual([
      'Dimension',
      ['=Acme', 'Birch & Co', 'Total'],
    ])
    const names = await world.excel.Excel.run(async (context) => {
      context.workbook.worksheets.load('items/name')
      await context.sync()
      return context.workbook.worksheets.items.map(({ name }) => name)
    })
    expect(names.toSorted()).toEqual(['Budget 2026', 'Budget 2026 (2)', 'Sheet1'])
  })
})

describe('A table of somebody’s own', () => {
  test('is read around the selected cell: dates are months, and each amount and error names its cell on the sheet', async () => {
    open()
    await world.excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      sheet.getRange('C5:H9').values = [
        ['Plan', 'Owner', 46_023, 46_068, 'Total', 'Remarks'],
        ['growth', '', 1200, '(500)', 700, 'two servers'],
        ['agency', '', 'tbd', 0, '', ''],
        ['', '', '', '', '', ''],
        ['Total', '', 1200, -500, 700, ''],
      ]
      sheet.getRange('C8:H8').values = [['starter', '', '', '$5K', '', '']]
      sheet.getRange('E5:F5').numberFormat = [['mmm yyyy', 'd"th" mmm yy']]
      await context.sync()
    })
    world.excel.user.select('Sheet1!D6')
    const table = await world.desk.readBudgetTable()
    expect(table).toMatchObject({
      address: 'Sheet1!C5:H9',
      firstRow: 5,
      firstColumn: 3,
      isOurs: false,
      revisionRead: null,
    })
    expect(table.guesses.map(({ cell, meaning, confidence }) => [cell, meaning, confidence])).toEqual([
      ['C5', 'member', 'certain'],
      ['D5', 'owner', 'certain'],
      ['E5', '2026-01', 'certain'],
      ['F5', '2026-02', 'certain'],
      ['H5', 'note', 'likely'],
    ])
    expect(table.remarks).toContain(
      'G5 (Total) is not read. It adds up other columns, so it would count twice.',
    )
    const read = world.desk.mapBudgetTable(table, {
      ...table.mapping,
      fixed: { dimension: 'plan', measure: 'total_cost' },
    })
    expect(
      read.rows.map(({ row, cell, member, period, cents, version }) => [
        row,
        cell,
        member,
        period,
        cents,
        version,
      ]),
    ).toEqual([
      [6, 'E6', 'growth', '2026-01', 120_000, null],
      [6, 'F6', 'growth', '2026-02', -50_000, null],
      [7, 'F7', 'agency', '2026-02', 0, null],
      [8, 'F8', 'starter', '2026-02', 500_000, null],
    ])
    expect(read.errors).toMatchObject([{ cell: 'E7', given: 'tbd', row: 7 }])
    expect(read.skipped).toMatchObject([{ cell: 'C9' }])
    const done = await world.desk.submitBudget(
      { scenario: BUDGET, why: 'last year', rows: read.rows },
      table,
      watched(),
    )
    expect(done.added.map(({ cell }) => cell)).toEqual(['E6', 'F6', 'F7', 'F8'])
  })

  test('is refused in a sentence where nothing like a table is selected, or more than is read at once', async () => {
    open()
    world.excel.user.select('Sheet1!J40')
    await expect(world.desk.readBudgetTable()).rejects.toThrow(
      /^The table was not read\. Sheet1!J40 is not a table: /,
    )
    await writeCells(world, 'Sheet1!A1:BI2', [Array(61).fill('x'), Array(61).fill(1)])
    world.excel.user.select('Sheet1!A1')
    await expect(world.desk.readBudgetTable()).rejects.toThrow(
      /has 2 rows and 61 columns; at most 30,000 rows and 60 columns/,
    )
    const rows = Array.from({ length: 30_001 }, () => line() as never)
    await expect(world.desk.previewBudget({ scenario: BUDGET, why: 'x', rows }, watched())).rejects.toThrow(
      DeskFailure,
    )
  })
})
