// A report that is refreshed: its figures are the new ones, and everything that people did to the sheet is still there.
import { afterEach, describe, expect, test } from '@jest/globals'
import { findReports } from '../../../../addin/workbook/reports/find-reports.ts'
import { insertReport } from '../../../../addin/workbook/reports/insert-report.ts'
import { reportCellAt } from '../../../../addin/workbook/reports/report-cell.ts'
import { Workbook } from '../../../hosts/excel/objects/workbook.ts'
import type { ExcelHost } from '../../../hosts/excel/start-excel.ts'
import { SAMPLE_ROWS, type SampleRow, sampleDocument } from './sample-document.ts'
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

describe('A report that is refreshed', () => {
  afterEach(() => excel.close())

  async function startReport(options: Parameters<typeof openWorkbook>[0] = {}, rows = SAMPLE_ROWS) {
    excel = openWorkbook(options)
    await insertReport(sampleDocument(rows), 'new sheet', QUIET)
  }

  const act = (work: (sheet: Excel.Worksheet, table: Excel.Table) => unknown) =>
    excel.Excel.run(async (context) => {
      const table = context.workbook.tables.getItemAt(0)
      work(table.worksheet, table)
      await context.sync()
    })

  /** Batches of a refresh: two find the report, and the library lets go of it; one reads it, and this one writes. */
  const WRITE = 5

  /** As someone else's Excel changes it, beside the program's batches. */
  const theirTable = () => new Workbook(excel.world).tables.getItemAt(0)

  type Fields = Partial<Record<'tableId' | 'columns', unknown>>
  /** As another program that saves the workbook, and numbers its tables itself. */
  const rewriteRecords = (change: (records: Fields[]) => Fields[]) =>
    excel.Excel.run(async (context) => {
      const { settings } = context.workbook
      settings.load('items/key,items/value')
      await context.sync()
      const ours = settings.items.filter(({ key }) => key.startsWith('penguin.report.'))
      const changed = change(ours.map(({ value }) => JSON.parse(value)))
      for (const [index, { key }] of ours.entries()) settings.add(key, JSON.stringify(changed[index]))
      await context.sync()
    })

  const notes = () =>
    excel.Excel.run(async (context) => {
      context.workbook.notes.load('items/content')
      await context.sync()
      return context.workbook.notes.items.map(({ content }) => content)
    })

  const shown = async () => tableValues(excel, await onlyReport())
  const changed = (key: string, total: number): SampleRow[] =>
    SAMPLE_ROWS.map((row) => (row[0] === key ? [row[0], row[1], row[2], total, row[4] ?? null] : row))

  describe('Figures', () => {
    test('are those of the new run, and each that changed is told with its cell', async () => {
      await startReport()
      const next = sampleDocument(changed('007', -100), {}, 'run-2')
      expect(await refresh(next)).toEqual({
        changes: [
          {
            address: `'${SHEET}'!D17`,
            key: '007',
            row: "-O'Brien & Söhne",
            header: "Total [all] cost's #1 (USD)",
            before: -2.5,
            after: -1,
            isGone: false,
          },
        ],
        problems: [],
      })
      expect((await shown())[4]?.[3]).toBe(-1)
      expect((await formulasOf(excel, SHEET))[6]).toEqual(['Run', 'run-2', '', '', '', ''])
    })

    test('that did not change are not written, and a second refresh writes nothing at all', async () => {
      await startReport()
      const next = sampleDocument(changed('t-1', 5), {}, 'run-2')
      await refresh(next)
      excel.user.saveAs('Mine.xlsx')
      const settings = JSON.stringify(excel.model.book.getCustomMetadata())
      const report = await onlyReport()
      excel.ledger.reset()
      expect(await refresh(next)).toEqual({ changes: [], problems: [] })
      // Two to find it, one to read it.
      expect(syncsOf(excel)).toHaveLength(3)
      expect(excel.world.state.dirty).toBe(false)
      expect(JSON.stringify(excel.model.book.getCustomMetadata())).toBe(settings)
      expect(await onlyReport()).toEqual(report)
    })

    test('that were missing and are known now make the total a plain sum again', async () => {
      await startReport()
      const known = SAMPLE_ROWS.map(
        (row): SampleRow => (row[0] === 't-3' ? ['t-3', row[1], 100, 200, 1] : row),
      )
      await refresh(sampleDocument(known))
      const totals = (await formulasOf(excel, SHEET)).at(-1)
      expect(totals?.[2]).toBe('=ROUND(SUM(Cost_by_tenant_2026_10[Infrastructure cost (USD)]),2)')
      expect(totals?.[5]).toBe('')
    })

    test('that are missing in a row that comes or goes are no change', async () => {
      await startReport()
      const without = SAMPLE_ROWS.filter(([key]) => key !== 't-3')
      expect((await refresh(sampleDocument(without))).changes).toEqual([])
      expect((await refresh(sampleDocument())).changes).toEqual([])
    })

    test('of rows that came stand at the end, and rows that went are taken out', async () => {
      await startReport()
      const rows: SampleRow[] = [...SAMPLE_ROWS.filter(([key]) => key !== 't-2'), ['t-9', 'New', 1, 2, 3]]
      const { problems } = await refresh(sampleDocument(rows, {}, 'run-2'))
      expect(problems).toEqual([])
      expect((await shown()).slice(1, -1).map(([key]) => key)).toEqual(['t-1', 't-3', '007', 't-5', 't-9'])
      await refresh(sampleDocument(rows, {}, 'run-3'))
      for (const note of await notes()) expect(note).toContain('run-3')
    })

    test('a report that loses all its rows, and gets others, keeps one table', async () => {
      await startReport()
      await refresh(sampleDocument([]))
      expect((await shown()).slice(1, -1)).toEqual([['', '', '', '', '', '']])
      await refresh(sampleDocument(SAMPLE_ROWS.slice(0, 2)))
      expect((await shown()).slice(1, -1).map(([key]) => key)).toEqual(['t-1', 't-2'])
    })
  })

  describe('What people did stays', () => {
    test('their columns, formulas, order, formats and hidden rows, also where rows come and go', async () => {
      await startReport()
      await act((sheet, table) => {
        table.columns.add(2, [['Mine'], ['a'], [''], ['c'], [''], [''], ['']])
        table.columns.add(undefined, [
          ['Double'],
          ...Array.from({ length: 5 }, () => ["=[@[Total '[all'] cost''s '#1 (USD)]]*2"]),
          [''],
        ])
        table.sort.apply([{ key: 1, ascending: false }])
        table.getDataBodyRange().getCell(0, 0).format.fill.color = '#FFEE00'
        sheet.getRange('15:15').rowHidden = true
        table.columns.getItem('Tenant').name = 'Customer'
      })
      const before = await shown()
      const rows: SampleRow[] = [
        ...changed('t-1', 7).filter(([key]) => !['t-2', 't-3'].includes(key)),
        ['t-9', 'New', 1, 2, 3],
      ]
      await refresh(sampleDocument(rows, {}, 'run-2'))
      const after = await shown()
      const keysOf = (values: unknown[][]) => values.slice(1, -1).map(([key]) => key)
      // t-3 stays, since something of theirs stands beside it.
      expect(keysOf(after)).toEqual([...keysOf(before).filter((key) => key !== 't-2'), 't-9'])
      const rowOf = (key: string) => after.find((row) => row[0] === key)
      expect(rowOf('t-3')).toEqual(['t-3', '+1 Mail', 'c', '', '', '', 'No longer in the report', 0])
      expect(rowOf('t-1')).toEqual(['t-1', 'Acme', 'a', 12.1, 0.07, 27.9, '', 0.14])
      expect(rowOf('t-9')?.at(-1)).toBe(0.04)
      expect(after[0]?.[1]).toBe('Customer')
    })

    test('a filter is in force again, and shows what it asks for', async () => {
      await startReport()
      await act((_, table) => table.columns.getItem('Tenant id').filter.applyValuesFilter(['t-1', 't-2']))
      await refresh(sampleDocument(changed('t-5', 300).filter(([key]) => key !== 't-2')))
      const visible = await excel.Excel.run(async (context) => {
        const view = context.workbook.tables.getItemAt(0).getDataBodyRange().getVisibleView()
        view.load('values')
        await context.sync()
        return view.values.map((row) => row[0])
      })
      expect(visible).toEqual(['t-1'])
      expect((await shown()).find(([key]) => key === 't-5')?.[3]).toBe(3)
    })

    test('rows that they added to the table stay, and the total says what it is not', async () => {
      await startReport()
      await act((_, table) => table.rows.add(0, [['mine', 'Budget', 1, 2, '', '']]))
      const { problems } = await refresh(sampleDocument())
      expect((await shown())[1]).toEqual(['mine', 'Budget', 1, 2, '', ''])
      expect(problems).toHaveLength(2)
      expect(problems[0]).toMatch(
        /The total of Infrastructure cost \(USD\) in the sheet is 16\.25, and 15\.25 was published/,
      )
    })

    test('their own note, or ours that they changed, is not written over', async () => {
      await startReport()
      await act((sheet) => {
        sheet.notes.getItem('A13').content = 'My own words'
      })
      await refresh(sampleDocument(SAMPLE_ROWS, {}, 'run-2'))
      const [header, total] = await notes()
      expect(header).toBe('My own words')
      expect(total).toContain('run-2')
    })

    test('a column that they put first has no note of ours: ours say what the new run says', async () => {
      await startReport()
      await act((_, table) => table.columns.add(0, [['Mine'], ['a'], [''], ['c'], [''], [''], ['']]))
      await refresh(sampleDocument(SAMPLE_ROWS, {}, 'run-2'))
      for (const note of await notes()) expect(note).toContain('run-2')
    })

    test('it is one step of undo', async () => {
      await startReport()
      const before = await shown()
      await refresh(sampleDocument(changed('t-1', 9), {}, 'run-2'))
      await excel.user.undo()
      expect(await shown()).toEqual(before)
    })
  })

  describe('A report is found', () => {
    test('wherever it is, and whatever table and sheet are called', async () => {
      await startReport()
      await act((sheet, table) => {
        table.name = 'Costs'
        sheet.name = 'My costs (2026)'
      })
      excel.user.insertRows('My costs (2026)', 5, 3)
      excel.user.insertColumns('My costs (2026)', 1, 2)
      await refresh(sampleDocument(changed('t-1', 8)))
      expect(await onlyReport()).toMatchObject({
        sheet: 'My costs (2026)',
        tableName: 'Costs',
        address: "'My costs (2026)'!C16:H22",
      })
      expect((await shown())[1]?.[3]).toBe(0.08)
    })

    test('again once undo brings its table back, however often it was looked for meanwhile', async () => {
      await startReport()
      const report = await onlyReport()
      await act((_, table) => table.convertToRange())
      const gone = { found: [], forgotten: [{ id: '1', title: 'Cost allocation by tenant, 2026-10' }] }
      expect(await findReports()).toEqual(gone)
      expect(await findReports()).toEqual(gone)
      await excel.user.undo()
      expect(await onlyReport()).toEqual(report)
    })

    test('by its name where another program gave its id to another table', async () => {
      await startReport()
      await insertReport(sampleDocument(SAMPLE_ROWS, { title: 'Second' }), 'new sheet', QUIET)
      const before = (await findReports()).found
      await rewriteRecords(([first, second]) => [
        { ...first, tableId: second?.tableId },
        { ...second, tableId: first?.tableId },
      ])
      const after = (await findReports()).found
      expect(after.map(({ sheet, record }) => [sheet, record.title])).toEqual(
        before.map(({ sheet, record }) => [sheet, record.title]),
      )
    })

    test('never in a table of the user’s own that has its id, and two never in one table', async () => {
      await startReport()
      await act((sheet, table) => {
        table.delete()
        sheet.getRange('13:13').delete('Up')
        sheet.tables.add('A30:B32', true).load('id')
      })
      const theirs = await excel.Excel.run(async (context) => {
        const table = context.workbook.tables.getItemAt(0)
        table.load('id')
        await context.sync()
        return table.id
      })
      await rewriteRecords(([record]) => [{ ...record, tableId: theirs }])
      expect((await findReports()).found).toEqual([])
      await insertReport(sampleDocument(SAMPLE_ROWS, { title: 'Second' }), 'new sheet', QUIET)
      await rewriteRecords(([first, second]) => [
        { ...first, tableId: second?.tableId, columns: second?.columns },
        { ...second },
      ])
      expect((await findReports()).found).toMatchObject([
        { record: { title: 'Second' }, rivals: ['Cost allocation by tenant, 2026-10'] },
      ])
    })

    test('for each of its cells with what the figure is of', async () => {
      await startReport()
      expect(await reportCellAt(`'${SHEET}'!D14`)).toMatchObject({
        rowKey: 't-1',
        tenantId: 't-1',
        measure: 'total_cost',
        period: '2026-10',
        knownAt: null,
      })
      for (const address of ['D13', 'D19', 'A1', 'H14'])
        expect(await reportCellAt(`'${SHEET}'!${address}`)).toBeNull()
    })

    test('without the column that tells its rows apart, it is said and nothing is written', async () => {
      await startReport()
      await act((_, table) => table.columns.getItem('Tenant id').delete())
      const before = await formulasOf(excel, SHEET)
      await expect(refresh(sampleDocument(changed('t-1', 9)))).rejects.toThrow(
        /which row is which was deleted/,
      )
      expect(await formulasOf(excel, SHEET)).toEqual(before)
    })
  })

  describe('What is in the way', () => {
    test('a protected sheet is said, and nothing is written', async () => {
      await startReport()
      await act((sheet) => sheet.protection.protect())
      const before = await formulasOf(excel, SHEET)
      await expect(refresh(sampleDocument(changed('t-1', 9)))).rejects.toThrow(
        `“Cost allocation by tenant, 2026-10” on the sheet “${SHEET}” was not refreshed. The sheet is protected. Unprotect it (Review, Unprotect Sheet), and refresh again.`,
      )
      expect(await formulasOf(excel, SHEET)).toEqual(before)
    })

    test('merged cells where a text goes are said, and nothing is written', async () => {
      await startReport()
      await act((sheet) => sheet.getRange('A7:C7').merge())
      await expect(refresh(sampleDocument(changed('t-1', 9), {}, 'run-2'))).rejects.toThrow(/are merged/)
      expect((await shown())[1]?.[3]).toBe(24.1)
    })

    test('a table beside what would be pushed down is said, and nothing is written', async () => {
      await startReport()
      await act((sheet) => sheet.tables.add('E25:I27', true))
      const before = await formulasOf(excel, SHEET)
      const more: SampleRow[] = [...SAMPLE_ROWS, ['t-9', 'New', 1, 2, 3]]
      await expect(refresh(sampleDocument(more))).rejects.toThrow(/another table beside it/)
      expect(await formulasOf(excel, SHEET)).toEqual(before)
    })

    test.each([
      ['sorts the table', () => theirTable().sort.apply([{ key: 1, ascending: false }])],
      ['inserts a row into it', () => theirTable().rows.add(1, [['', 'theirs', '', '', '', '']])],
      ['inserts rows above it', () => excel.user.insertRows(SHEET, 2, 2)],
    ])('someone who %s between reading and writing: every figure stands in its row', async (_, edit) => {
      await startReport()
      excel.world.interruptions.before(WRITE, () => void edit())
      const rows = SAMPLE_ROWS.map(
        ([key, name], index): SampleRow => [key, name, 100 + index, 200 + index, index],
      )
      await refresh(sampleDocument(rows, {}, 'run-2'))
      const byKey = new Map((await shown()).slice(1, -1).map((row) => [row[0], row]))
      for (const [key, , infrastructure, total] of rows)
        expect(byKey.get(key)?.slice(2, 4)).toEqual([(infrastructure ?? 0) / 100, (total ?? 0) / 100])
      if (byKey.has('')) expect(byKey.get('')).toEqual(['', 'theirs', '', '', '', ''])
    })

    test.each([
      ['above it', 1],
      ['between its plain rows', 5],
    ])('someone who inserts rows %s meanwhile, and types there, loses nothing', async (_, row) => {
      await startReport()
      excel.world.interruptions.before(WRITE, () => {
        excel.user.insertRows(SHEET, row, 2)
        for (const [cell, text] of [
          [`A${row}`, 'their label'],
          [`B${row}`, 'their text'],
          [`B${row + 1}`, '=1+1'],
        ])
          excel.user.type(`'${SHEET}'!${cell}`, text ?? '')
      })
      const next = sampleDocument(changed('t-1', 9), {}, 'run-2')
      await refresh(next)
      const cells = (await formulasOf(excel, SHEET)).map(([label, text]) => [label, text])
      const theirs = cells.splice(row - 1, 2)
      expect(theirs).toEqual([
        ['their label', 'their text'],
        ['', '=1+1'],
      ])
      expect(cells.slice(0, 11)).toEqual([[next.title, ''], ...next.approximation])
      for (const note of await notes()) expect(note).toContain('run-2')
    })

    test('a refusal leaves the filter in force', async () => {
      await startReport()
      await act((sheet, table) => {
        table.columns.getItem('Tenant id').filter.applyValuesFilter(['t-1', 't-2'])
        sheet.tables.add('E25:I27', true)
      })
      const more: SampleRow[] = [...SAMPLE_ROWS, ['t-9', 'New', 1, 2, 3]]
      await expect(refresh(sampleDocument(more))).rejects.toThrow(/another table beside it/)
      const criteria = await excel.Excel.run(async (context) => {
        const { filter } = context.workbook.tables.getItemAt(0).columns.getItemAt(0)
        filter.load('criteria')
        await context.sync()
        return filter.criteria
      })
      expect(criteria?.values).toEqual(['t-1', 't-2'])
    })

    test.each([false, true])(
      'a lost connection (done: %s) is said, and the next refresh puts all right',
      async (isDone) => {
        await startReport()
        excel.world.interruptions.loseConnection(WRITE, isDone)
        const next = sampleDocument(changed('t-1', 9).slice(0, 4), {}, 'run-2')
        await expect(refresh(next)).rejects.toThrow(
          'The report was not refreshed. Excel could not be reached.',
        )
        excel.world.interruptions.reconnect()
        await refresh(next)
        expect((await shown()).slice(1, -1).map((row) => row[3])).toEqual([0.09, 9.99, '#N/A', -2.5])
      },
    )
  })
})
