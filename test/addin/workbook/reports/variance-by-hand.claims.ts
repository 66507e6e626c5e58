// What people do to a variance sheet by hand: nothing that they typed or wrote disappears without a word, and the sheet is
// right after a refresh, also in an Excel that fills a table's column with any formula that is written into it.
import { afterEach, describe, expect, test } from '@jest/globals'
import type { ReportDocument } from '../../../../addin/reports/report-document.ts'
import { insertReport } from '../../../../addin/workbook/reports/insert-report.ts'
import type { ExcelHost } from '../../../hosts/excel/start-excel.ts'
import { type SampleLine, varianceDocument } from '../../reports/sample-variance.ts'
import { cellAt, differing, shownRows } from './variance-in-sheet.ts'
import { onlyReport, openWorkbook, QUIET, refresh } from './workbook-with-reports.ts'

const line = (
  member: string,
  owner: string,
  budgetCents: number | null,
  actualCents: number | null,
  more: Partial<SampleLine> = {},
): SampleLine => ({ member, label: member.toUpperCase(), owner, budgetCents, actualCents, ...more })
const LINES = [
  line('a', 'ann', 10_000, 12_000),
  line('b', 'ann', 20_000, 18_000),
  line('c', 'ben', 30_000, 31_000),
]
const [A, B, C] = LINES as [SampleLine, SampleLine, SampleLine]
const keyOf = (member: string) => `tenant:total_cost:${member}`
const ALL = 'total:tenant:total_cost'
const ANN = `${ALL}:ann`
const MONTHS = { period: '2026-Q3', parts: 'months' } as const
let excel: ExcelHost

const inTable = (work: (table: Excel.Table, context: Excel.RequestContext) => Promise<unknown> | undefined) =>
  excel.Excel.run(async (context) => {
    await work(context.workbook.tables.getItemAt(0), context)
    await context.sync()
  })

async function start(document: ReportDocument, options: Parameters<typeof openWorkbook>[0] = {}) {
  excel = openWorkbook(options)
  expect((await insertReport(document, 'new sheet', QUIET)).problems).toEqual([])
}

const type = async (key: string, id: string, text: string) =>
  excel.user.type(await cellAt(excel, key, id), text)

const cellOf = async (key: string, id: string) => (await shownRows(excel)).get(key)?.get(id)

async function expectRight(document: ReportDocument) {
  const shown = await shownRows(excel)
  expect(differing(document, shown)).toEqual([])
  const at = document.columns.findIndex(({ id }) => id === 'judgement')
  for (const { key, cells } of document.rows) {
    const content = cells[at]
    if (typeof content === 'object' && content !== null)
      expect([key, shown.get(key)?.get('judgement')]).toEqual([key, content.words])
  }
}

const deleteColumn = (header: string) =>
  inTable((table) => {
    table.columns.getItem(header).delete()
    return undefined
  })

describe('In a variance sheet', () => {
  afterEach(() => excel.close())

  test('all formulas of a column are one, so that an Excel that fills columns comes to the same', async () => {
    const many = [
      ...LINES,
      line('d', 'ben', null, 700, { bound: 'at_least' }),
      line('a', 'ann', 300_000, 310_000, { measure: 'revenue' }),
      line('b', 'ann', 300_000, 210_000, { measure: 'revenue', bound: 'at_most' }),
    ]
    const document = varianceDocument(many)
    await start(document, { lacking: { fillsColumns: true } })
    await expectRight(document)
    await type(keyOf('c'), 'budget', '')
    const next = varianceDocument([line('new', 'cy', 500, 600), ...many.slice(1)], {
      run: 'run-2',
    })
    const { problems } = await refresh(next)
    expect(problems).toEqual([
      'C, Total cost, 2026-10: the sheet has no budget, the budget on record is 300.00. Submit it, or type the one on record.',
    ])
    expect(await cellOf(keyOf('c'), 'budget')).toBe('')
    const rows = next.rows.filter(({ key }) => ![keyOf('c'), `${ALL}:ben`, ALL].includes(key))
    await expectRight({ ...next, rows })
    expect((await refresh(next)).changes).toEqual([])
  })

  test('a budget typed over any number of budgets stays, and the remarks say which others are on record', async () => {
    await start(varianceDocument([A], MONTHS))
    await type(keyOf('a'), 'budget_2026-07', '555')
    await type(keyOf('a'), 'year_budget', '9999')
    const next = varianceDocument([A], { ...MONTHS, run: 'run-2' })
    const { problems } = await refresh(next)
    expect(problems).toEqual([
      'A, Total cost, full year: the sheet has 9,999.00, the budget on record is 1,200.00. It is added up from months: submit those, or type the one on record.',
      'A, Total cost, 2026-07: the sheet has 555.00, the budget on record is 100.00. Submit it, or type the one on record.',
    ])
    expect(await cellOf(keyOf('a'), 'budget_2026-07')).toBe(555)
    expect(await cellOf(keyOf('a'), 'variance_2026-07')).toBe(-435)
    expect(await cellOf(keyOf('a'), 'remarks')).toMatch(
      /The other budgets of this row are those on record\.$/,
    )
  })

  test('a typed budget outlives the column that shows what is on record; a hidden column is asked back', async () => {
    await start(varianceDocument([A]))
    await type(keyOf('a'), 'budget', '150')
    await deleteColumn('Budget on record (USD)')
    const next = varianceDocument([A], { run: 'run-2' })
    expect((await refresh(next)).problems).toHaveLength(1)
    expect(await cellOf(keyOf('a'), 'budget')).toBe(150)
    await deleteColumn('On record')
    await expect(refresh(next)).rejects.toThrow(
      /hidden column “On record” was deleted .* nothing was written/,
    )
    expect(await cellOf(keyOf('a'), 'budget')).toBe(150)
  })

  test('what was typed over a formula is said, and the formula is back', async () => {
    const document = varianceDocument([A, B])
    await start(document)
    await type(ANN, 'budget', '777')
    await type(keyOf('a'), 'judgement', 'fine by me')
    await type(keyOf('b'), 'change', '5')
    expect((await refresh(document)).problems).toEqual([
      'In words of A, Total cost: “fine by me” stood in place of its formula, which is back.',
      'Budget (USD) of ann: all lines, Total cost: 777 stood in place of its formula, which is back.',
      'Change from prior (USD) of B, Total cost: 5 stood in place of its formula, which is back.',
    ])
    await expectRight(document)
  })

  test('that was pasted as values all formulas are back, also the hidden ones', async () => {
    await start(varianceDocument([A, B], MONTHS))
    await inTable(async (table, context) => {
      const body = table.getDataBodyRange().load('values')
      await context.sync()
      const { values } = body
      body.values = values
    })
    const next = varianceDocument([{ ...A, actualCents: 50_000 }, B], { ...MONTHS, run: 'run-2' })
    const { problems } = await refresh(next)
    expect(problems.every((each) => each.includes('which is back') || each.includes('which are back'))).toBe(
      true,
    )
    await expectRight(next)
    await type(keyOf('b'), 'budget', '1')
    expect(await cellOf(ANN, 'budget')).toBe(301)
  })

  test('a row with a note or a comment stays when its line leaves, and asks for nothing', async () => {
    await start(varianceDocument([A, { ...B, actualCents: 90_000 }, C]))
    const [noted, commented] = [
      await cellAt(excel, keyOf('b'), 'budget'),
      await cellAt(excel, keyOf('c'), 'actual'),
    ]
    await inTable((_, { workbook }) => {
      workbook.notes.add(noted, 'agreed')
      workbook.comments.add(commented, 'why?')
      return undefined
    })
    expect(await cellOf(keyOf('b'), 'asked')).toMatch(/^Asked:/)
    await refresh(varianceDocument([A], { run: 'run-2' }))
    for (const member of ['b', 'c'])
      expect(await cellOf(keyOf(member), 'remarks')).toBe('No longer in the report')
    expect(await cellOf(keyOf('b'), 'asked')).toBe('')
  })

  test('a folded group stays the folded one, whatever rows come before it', async () => {
    const lines = [A, B, C, line('d', 'cyd', 30_000, 31_000)]
    await start(varianceDocument(lines))
    const hidden = async () => {
      const { area, sheet } = await onlyReport()
      const keys = [...(await shownRows(excel)).keys()]
      return excel.Excel.run(async (context) => {
        const of = context.workbook.worksheets.getItem(sheet)
        const rows = keys.map((_, index) =>
          of.getRange(`${area.row + 2 + index}:${area.row + 2 + index}`).load('rowHidden'),
        )
        await context.sync()
        return keys.filter((_, index) => rows[index]?.rowHidden)
      })
    }
    const { area, sheet } = await onlyReport()
    const row = area.row + 2 + [...(await shownRows(excel)).keys()].indexOf(keyOf('c'))
    await inTable((_, { workbook }) => {
      workbook.worksheets.getItem(sheet).getRange(`${row}:${row}`).hideGroupDetails('ByRows')
      return undefined
    })
    expect(await hidden()).toEqual([keyOf('c')])
    await refresh(
      varianceDocument([...lines, line('a2', 'ann', 1, 2), line('c2', 'ben', 1, 2)], { run: 'run-2' }),
    )
    expect(await hidden()).toEqual([keyOf('c'), keyOf('c2')])
  })

  test('totals come back after their last line, and lines that come to an empty sheet get their outline', async () => {
    await start(varianceDocument([]))
    const document = varianceDocument([A, B], { run: 'run-2' })
    await refresh(document)
    expect((await onlyReport()).record.outline?.depth).toBe(2)
    const keys = [...(await shownRows(excel)).keys()]
    await inTable((table) => {
      table.rows.getItemAt(keys.indexOf(ANN)).delete()
      return undefined
    })
    expect((await refresh(document)).problems).toEqual([])
    expect([...(await shownRows(excel)).keys()]).toEqual(keys)
    await expectRight(document)
  })

  test('manual calculation raises no false alarm, and a row that was copied is named', async () => {
    await start(varianceDocument([A]))
    await inTable((_, { workbook }) => {
      workbook.application.calculationMode = 'Manual'
      return undefined
    })
    const next = varianceDocument([{ ...A, actualCents: 50_000 }], { run: 'run-2' })
    expect((await refresh(next)).problems).toEqual([])
    await inTable(async (table, context) => {
      const row = table.rows.getItemAt(0).getRange().load('formulas')
      await context.sync()
      table.rows.add(1, row.formulas)
    })
    expect((await refresh(next)).problems[0]).toMatch(
      /^Rows \d+ and \d+ of the sheet “Variance 2026-10” have the same row id \(A, Total cost\)/,
    )
  })
})
