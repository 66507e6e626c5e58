// A report that is put into a workbook: a table that people can go on with, and what it is not said beside it.
import { afterEach, describe, expect, test } from '@jest/globals'
import { findReports } from '../../../../addin/workbook/reports/find-reports.ts'
import { insertReport } from '../../../../addin/workbook/reports/insert-report.ts'
import { STATEMENTS } from '../../../../shared/approximation/statements.ts'
import type { ExcelHost } from '../../../hosts/excel/start-excel.ts'
import { SAMPLE_ROWS, sampleDocument } from './sample-document.ts'
import {
  formulasOf,
  onlyReport,
  openWorkbook,
  QUIET,
  refresh,
  syncsOf,
  tableValues,
} from './workbook-with-reports.ts'

const SHEET = 'Cost by tenant 2026-10'
let excel: ExcelHost

describe('A report that is inserted', () => {
  afterEach(() => excel.close())

  const insert = (place: 'new sheet' | 'selected cell' = 'new sheet', document = sampleDocument()) =>
    insertReport(document, place, QUIET)

  describe('On a sheet of its own', () => {
    test('stands a native table below what must be said of it, in three syncs', async () => {
      excel = openWorkbook()
      const inserted = await insert()
      expect(syncsOf(excel)).toHaveLength(3)
      expect(inserted).toMatchObject({ sheet: SHEET, address: `'${SHEET}'!A13:F19`, problems: [] })
      const cells = await formulasOf(excel, SHEET)
      expect(cells[0]?.[0]).toBe('Cost allocation by tenant, 2026-10')
      expect(cells.slice(1, 3).map((row) => row[1])).toEqual([...STATEMENTS])
      expect(cells[13]).toEqual(['t-1', 'Acme', 12.1, 24.1, 27.9, ''])
      const table = 'Cost_by_tenant_2026_10'
      expect(cells.at(-1)).toEqual([
        'Total',
        '',
        `=ROUND(AGGREGATE(9,6,${table}[Infrastructure cost (USD)]),2)`,
        `=ROUND(AGGREGATE(9,6,${table}[Total '[all'] cost''s '#1 (USD)]),2)`,
        '',
        "Sum of what is known: 1 of 5 missing in Infrastructure cost (USD); 1 of 5 missing in Total [all] cost's #1 (USD)",
      ])
      const shown = await tableValues(excel, await onlyReport())
      expect(shown.at(-1)?.slice(2, 4)).toEqual([15.25, 31.79])
      expect(shown[3]?.slice(2, 5)).toEqual(['#N/A', '#N/A', '#N/A'])
    })

    test('text that looks like something else stays text, and the formats of columns are theirs', async () => {
      excel = openWorkbook()
      await insert()
      await excel.Excel.run(async (context) => {
        const body = context.workbook.tables.getItemAt(0).getDataBodyRange()
        body.load('values,valueTypes,numberFormat')
        await context.sync()
        expect(body.values.map((row) => row[1])).toEqual([
          'Acme',
          '=HYPERLINK("http://x","y")',
          '+1 Mail',
          "-O'Brien & Söhne",
          '@home',
        ])
        expect(body.valueTypes.flatMap((row) => row.slice(0, 2))).toEqual(Array(10).fill('String'))
        expect(body.values[3]?.[0]).toBe('007')
        expect(body.numberFormat[0]).toEqual([
          'General',
          'General',
          '#,##0.00',
          '#,##0.00',
          '0.0"%"',
          'General',
        ])
      })
    })

    test('the header stays in sight, pages are set up, and the active cell is in the table', async () => {
      excel = openWorkbook()
      await insert()
      await excel.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem(SHEET)
        const frozen = sheet.freezePanes.getLocation()
        const { pageLayout } = sheet
        const { defaultForAllPages } = pageLayout.headersFooters
        const titles = pageLayout.getPrintTitleRows()
        const active = context.workbook.getActiveCell()
        const [notes, folded] = [sheet.notes, sheet.getRange('8:11')]
        for (const range of [frozen, titles, active]) range.load('address')
        pageLayout.load('orientation,zoom')
        defaultForAllPages.load('leftHeader,leftFooter')
        notes.load('items/content')
        folded.load('rowHidden')
        await context.sync()
        expect(frozen.address).toContain('13')
        expect(titles.address).toContain('13:13')
        expect(active.address).toBe(`'${SHEET}'!A13`)
        expect([pageLayout.orientation, pageLayout.zoom]).toEqual(['Landscape', { horizontalFitToPages: 1 }])
        expect(defaultForAllPages.leftFooter).toBe(STATEMENTS[1])
        expect(notes.items).toHaveLength(2)
        expect(folded.rowHidden).toBe(true)
      })
    })

    test('a second one of the same month stands beside it, under names of its own', async () => {
      excel = openWorkbook()
      await insert()
      const second = await insert()
      expect(second.sheet).toBe(`${SHEET} (2)`)
      expect(second.id).not.toBe((await insert()).id)
    })

    test('Excel LTSC 2021 has comments in place of notes', async () => {
      excel = openWorkbook({ host: 'ltsc2021' })
      await insert()
      await excel.Excel.run(async (context) => {
        const { comments } = context.workbook
        comments.load('items/content')
        await context.sync()
        expect(comments.items.map(({ content }) => content)).toHaveLength(2)
      })
    })

    test('a report without rows keeps an empty one', async () => {
      excel = openWorkbook()
      await insert('new sheet', sampleDocument([]))
      expect((await tableValues(excel, await onlyReport())).slice(1, -1)).toEqual([['', '', '', '', '', '']])
    })
  })

  describe('At the selected cell', () => {
    test('stands beside what is there, and leaves the sheet as it is', async () => {
      excel = openWorkbook()
      excel.user.type('Sheet1!A1', 'mine')
      excel.user.select('Sheet1!C3')
      expect(await insert('selected cell')).toMatchObject({ sheet: 'Sheet1', address: 'Sheet1!C15:H21' })
    })

    test.each([
      [
        'cells that hold something',
        (user: ExcelHost['user']) => user.type('Sheet1!E9', 'mine'),
        /Sheet1!E9 is not empty/,
      ],
      [
        'what a formula spills',
        (user: ExcelHost['user']) => user.type('Sheet1!D5', '=SEQUENCE(3)'),
        /not empty/,
      ],
    ])('%s are in the way, and nothing is written', async (_, put, message) => {
      excel = openWorkbook()
      put(excel.user)
      excel.user.select('Sheet1!C3')
      const before = await formulasOf(excel, 'Sheet1')
      await expect(insert('selected cell')).rejects.toThrow(message)
      expect(await formulasOf(excel, 'Sheet1')).toEqual(before)
    })

    test('merged cells, another table and a protected sheet are said before anything is written', async () => {
      excel = openWorkbook()
      const act = (work: (sheet: Excel.Worksheet) => void) =>
        excel.Excel.run(async (context) => {
          work(context.workbook.worksheets.getFirst())
          await context.sync()
        })
      excel.user.select('Sheet1!C3')
      await act((sheet) => sheet.getRange('D5:E5').merge())
      await expect(insert('selected cell')).rejects.toThrow(/Merged cells are in the way/)
      await act((sheet) => sheet.getRange('D5:E5').unmerge())
      await act((sheet) => sheet.tables.add('D8:E9', true))
      await expect(insert('selected cell')).rejects.toThrow(/overlap the table “Table1”/)
      await act((sheet) => sheet.protection.protect())
      await expect(insert('selected cell')).rejects.toThrow(/“Sheet1” is protected/)
    })
  })

  test('where the sheet ends before the report does, it is said and nothing is written', async () => {
    excel = openWorkbook()
    for (const cell of ['Sheet1!XFD1', 'Sheet1!A1048570']) {
      excel.user.select(cell)
      await expect(insert('selected cell')).rejects.toThrow(
        'The report needs 19 rows and 6 columns, more than the sheet has from the selected cell on.',
      )
    }
  })

  describe('When the connection is lost', () => {
    const NOT_INSERTED =
      'The report was not inserted. Excel could not be reached. Check the connection, and try again.'

    test.each([
      [2, false, NOT_INSERTED],
      [2, true, NOT_INSERTED],
      [3, false, `it is not known whether it stands on the sheet “${SHEET}”`],
      [3, true, `it is not known whether it stands on the sheet “${SHEET}”`],
    ])('at batch %i (done: %s), nothing half written stays', async (batch, isDone, said) => {
      excel = openWorkbook()
      excel.world.interruptions.loseConnection(batch, isDone)
      await expect(insert()).rejects.toThrow(said)
      excel.world.interruptions.reconnect()
      expect((await findReports()).found).toHaveLength(batch === 3 && isDone ? 1 : 0)
      expect(await insert()).toMatchObject({ problems: [] })
      const sheets = excel.model.book.getSheets().map((sheet) => sheet.getSheetName())
      expect(sheets.filter((name) => /progress/.test(name))).toEqual([])
    })

    test('at a selected cell, what stands there all the same is found and refreshed as any other', async () => {
      excel = openWorkbook()
      excel.user.select('Sheet1!C3')
      excel.world.interruptions.loseConnection(3, true)
      await expect(insert('selected cell')).rejects.toThrow(/it is not known whether it stands/)
      excel.world.interruptions.reconnect()
      const next = sampleDocument(SAMPLE_ROWS.slice(0, 3), {}, 'run-2')
      expect(await refresh(next)).toMatchObject({ problems: [] })
      expect((await tableValues(excel, await onlyReport())).slice(1, -1).map(([key]) => key)).toEqual([
        't-1',
        't-2',
        't-3',
      ])
      const { isSameTable, record } = await onlyReport()
      expect([isSameTable, record.totalNote?.text]).toEqual([true, next.totalNote])
    })
  })
})
