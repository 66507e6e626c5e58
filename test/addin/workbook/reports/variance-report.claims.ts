// The variance sheet in a workbook: its formulas come to the published cents, and what its owners write stays theirs.
import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { reportCallAt } from '../../../../addin/desk/explain/report-figure.ts'
import type { ReportDocument } from '../../../../addin/reports/report-document.ts'
import { findReports } from '../../../../addin/workbook/reports/find-reports.ts'
import { type InsertedReport, insertReport } from '../../../../addin/workbook/reports/insert-report.ts'
import { reportCellAt } from '../../../../addin/workbook/reports/report-cell.ts'
import { calculatedByLibreOffice, hasLibreOffice } from '../../../hosts/excel/files/libreoffice-node.ts'
import { readPackage } from '../../../hosts/excel/files/read-package.ts'
import { saveWorkbook } from '../../../hosts/excel/files/save-workbook.ts'
import type { ExcelHost } from '../../../hosts/excel/start-excel.ts'
import { SAMPLE_LINES, type SampleLine, varianceDocument } from '../../reports/sample-variance.ts'
import { cellAt, differing, shownRows } from './variance-in-sheet.ts'
import { onlyReport, openWorkbook, QUIET, refresh, syncsOf } from './workbook-with-reports.ts'

const SHEET = 'Variance 2026-10'
const ACME = 'tenant:total_cost:t-1'
const ANN = 'total:tenant:total_cost:ann@example.com'
const ALL = 'total:tenant:total_cost'
let excel: ExcelHost

const act = (work: (sheet: Excel.Worksheet, table: Excel.Table) => unknown) =>
  excel.Excel.run(async (context) => {
    const table = context.workbook.tables.getItemAt(0)
    work(table.worksheet, table)
    await context.sync()
  })

const changed = (member: string, change: Partial<SampleLine>): SampleLine[] =>
  SAMPLE_LINES.map((line) =>
    line.member === member && line.measure === undefined ? { ...line, ...change } : line,
  )

describe('A variance sheet', () => {
  const start = async (document = varianceDocument(SAMPLE_LINES)) => {
    excel = openWorkbook()
    return { document, inserted: await insertReport(document, 'new sheet', QUIET) }
  }

  describe('That nobody changed', () => {
    let document: ReportDocument
    let inserted: InsertedReport
    beforeAll(async () => {
      ;({ document, inserted } = await start())
    })
    afterAll(() => excel.close())

    test('has formulas that come to the published cents, in three syncs', async () => {
      expect(syncsOf(excel)).toHaveLength(3)
      expect(inserted).toMatchObject({ sheet: SHEET, problems: [] })
      const shown = await shownRows(excel)
      expect(differing(document, shown)).toEqual([])
      const words = (id: string) => Object.fromEntries([...shown].map(([key, row]) => [key, row.get(id)]))
      expect(words('judgement')).toMatchObject({
        [ACME]: '▲ adverse',
        'tenant:total_cost:t-2': '▼ favourable',
        'tenant:total_cost:t-3': 'not judged',
        'tenant:total_cost:t-5': 'not judged',
        'tenant:revenue:t-1': '▲ favourable',
        'vendor:total_cost:@Host': 'on budget',
        [ANN]: '▲ adverse',
        [ALL]: 'not judged',
      })
      expect(words('percent')).toMatchObject({
        [ACME]: 12.54,
        'tenant:total_cost:t-4': '#N/A',
        'tenant:total_cost:t-3': '#N/A',
      })
      // What is missing is never 0: a total is of what is known, a difference of whole sums alone.
      const ben = shown.get('total:tenant:total_cost:ben@example.com')
      expect([ben?.get('actual'), ben?.get('variance'), ben?.get('percent')]).toEqual([87, '#N/A', '#N/A'])
      expect(ben?.get('remarks')).toContain('2 of 3 lines have both a budget and an actual.')
      // Text that looks like a formula is text, and a group that looks like a wildcard adds up its own.
      expect(shown.get('tenant:total_cost:t-2')?.get('member')).toBe('=1+1')
      expect(shown.get('total:vendor:total_cost:=ann_')?.get('budget')).toBe(0.07)
    })

    test('folds lines below their totals, hides what only formulas need, and prints what comes first', async () => {
      await excel.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem(SHEET)
        const area = sheet.pageLayout.getPrintArea()
        const helper = sheet.getRange('Y:Y')
        const rules = sheet.getRange('H25').conditionalFormats
        const inWords = rules.getItemAt(0).custom.rule
        const [rows, columns] = [
          sheet.pageLayout.getPrintTitleRows(),
          sheet.pageLayout.getPrintTitleColumns(),
        ]
        const { format } = sheet.getRange('J24')
        for (const range of [area, rows, columns]) range.load('address')
        format.load('rowHeight,wrapText')
        sheet.pageLayout.load('orientation,zoom')
        helper.load('columnHidden')
        rules.load('items/type')
        inWords.load('formula')
        await context.sync()
        expect(area.address).toMatch(/A:K.*L:S$/)
        expect([rows.address, columns.address]).toEqual([
          expect.stringMatching(/24:24$/),
          expect.stringMatching(/A:C$/),
        ])
        expect([sheet.pageLayout.orientation, sheet.pageLayout.zoom]).toEqual([
          'Landscape',
          { horizontalFitToPages: 1 },
        ])
        // Two lines of “Change from prior (USD)”, and room for its button.
        expect([format.wrapText, format.rowHeight]).toEqual([true, 45])
        expect(helper.columnHidden).toBe(true)
        expect(rules.items).toHaveLength(4)
        expect(inWords.formula).toBe('=ISNUMBER(SEARCH("adverse",$H25))')
      })
    })

    test('an actual is explained by the tenant and the measure of its line', async () => {
      const cell = await reportCellAt(await cellAt(excel, 'tenant:revenue:t-1', 'actual'))
      expect(cell).toMatchObject({ kind: 'variance', tenantId: 't-1', measure: 'revenue' })
      expect(await reportCellAt(await cellAt(excel, ANN, 'actual'))).toMatchObject({ tenantId: null })
    })

    test.each([
      ['variance', /Budget, Bridge/],
      ['percent', /Budget, Bridge/],
      ['outlook', /forecast of those to come: Remarks/],
    ])('a cell of %s says where it is told what it is made of', async (column, where) => {
      await expect(reportCallAt(await cellAt(excel, ACME, column))).rejects.toThrow(where)
    })

    test('is refreshed with the same answer, and nothing is written', async () => {
      excel.user.saveAs('Mine.xlsx')
      expect(await refresh(document)).toEqual({ changes: [], problems: [] })
      expect(excel.world.state.dirty).toBe(false)
    })
  })

  test('nothing of it stays when the connection is lost before it stands', async () => {
    excel = openWorkbook()
    excel.world.interruptions.loseConnection(2)
    const document = varianceDocument(SAMPLE_LINES)
    await expect(insertReport(document, 'new sheet', QUIET)).rejects.toThrow(/could not be reached/)
    excel.world.interruptions.reconnect()
    expect((await findReports()).found).toEqual([])
    excel.close()
  })

  describe('That is refreshed', () => {
    afterEach(() => excel.close())

    test('keeps commentaries, also of rows that leave, and tells the figures that changed', async () => {
      await start()
      for (const key of [ACME, 'tenant:total_cost:t-3'])
        excel.user.type(await cellAt(excel, key, 'commentary'), `=why ${key}`.slice(1))
      const next = varianceDocument(
        changed('t-1', { actualCents: 140_000 }).filter(({ member }) => member !== 't-3' && member !== 't-2'),
        { run: 'run-2' },
      )
      const { changes, problems } = await refresh(next)
      expect(problems).toEqual([])
      expect(changes).toContainEqual(
        expect.objectContaining({ key: ACME, row: 'Acme, Total cost', header: 'Actual (USD)', after: 1400 }),
      )
      const shown = await shownRows(excel)
      expect(differing(next, shown)).toEqual([])
      expect(shown.get(ACME)?.get('commentary')).toBe(`why ${ACME}`)
      expect(shown.get('tenant:total_cost:t-3')?.get('commentary')).toBe('why tenant:total_cost:t-3')
      expect(shown.get('tenant:total_cost:t-3')?.get('remarks')).toBe('No longer in the report')
      expect(shown.has('tenant:total_cost:t-2')).toBe(false)
      expect(await refresh(next)).toEqual({ changes: [], problems: [] })
    })

    test('keeps a budget that was typed, says so, and lets go once it is on record', async () => {
      await start()
      excel.user.type(await cellAt(excel, ACME, 'budget'), '1300')
      expect((await shownRows(excel)).get(ANN)?.get('budget')).toBe(1800.1)
      const next = varianceDocument(changed('t-2', { budgetCents: 60_000 }), { run: 'run-2' })
      const said =
        'Acme, Total cost, 2026-10: the sheet has 1,300.00, the budget on record is 1,200.00. Submit it, or type the one on record.'
      expect((await refresh(next)).problems).toEqual([said])
      const shown = await shownRows(excel)
      const acme = shown.get(ACME)
      expect([acme?.get('budget'), acme?.get('variance'), acme?.get('budget_on_record')]).toEqual([
        1300, 50.5, 1200,
      ])
      expect(acme?.get('remarks')).toMatch(
        /2026-10: the sheet has 1,300\.00, the budget on record is 1,200\.00\. The other budgets of this row are those on record\.$/,
      )
      // Nobody typed over this one: it follows the record.
      expect(shown.get('tenant:total_cost:t-2')?.get('budget')).toBe(600)
      expect(shown.get(ANN)?.get('budget')).toBe(1900)
      expect(await refresh(next)).toEqual({ changes: [], problems: [said] })
      const submitted = varianceDocument(changed('t-1', { budgetCents: 130_000 }), { run: 'run-3' })
      expect((await refresh(submitted)).problems).toEqual([])
      expect(differing(submitted, await shownRows(excel))).toEqual([])
    })

    test('puts new lines before the total of their group, new groups before the total of all', async () => {
      await start()
      const more: readonly SampleLine[] = [
        ...SAMPLE_LINES,
        { member: 't-8', label: 'Gum', owner: 'ann@example.com', budgetCents: 100, actualCents: 200 },
        { member: 't-9', label: 'Hop', owner: 'cy@example.com', budgetCents: 300, actualCents: 100 },
      ]
      const next = varianceDocument(more, { run: 'run-2' })
      expect((await refresh(next)).problems).toEqual([])
      const shown = await shownRows(excel)
      expect(differing(next, shown)).toEqual([])
      const keys = [...shown.keys()]
      expect(keys[keys.indexOf('tenant:total_cost:t-8') + 1]).toBe(ANN)
      expect(keys.slice(-3)).toEqual(['tenant:total_cost:t-9', 'total:tenant:total_cost:cy@example.com', ALL])
      expect(await refresh(next)).toEqual({ changes: [], problems: [] })
    })

    test('is right after people sorted it, moved its columns and put rows and columns between', async () => {
      const { document } = await start()
      await act((_, table) => table.sort.apply([{ key: 4, ascending: false }]))
      excel.user.insertRows(SHEET, 26, 2)
      await act((_, table) => table.columns.add(3, undefined, 'Mine'))
      expect(differing(document, await shownRows(excel))).toEqual([])
      const next = varianceDocument(changed('t-1', { actualCents: 1 }), { run: 'run-2' })
      expect((await refresh(next)).problems).toEqual([])
      expect(differing(next, await shownRows(excel))).toEqual([])
    })

    test('writes hidden formulas again where somebody broke what totals lean on', async () => {
      const { document } = await start()
      excel.user.type(await cellAt(excel, ACME, 'adds_to_group'), 'elsewhere')
      expect((await refresh(document)).problems).toEqual([])
      excel.user.type(await cellAt(excel, ACME, 'known_budget'), '5')
      expect((await refresh(document)).problems).toEqual([])
      expect(differing(document, await shownRows(excel))).toEqual([])
    })
  })

  if (hasLibreOffice)
    test('comes to the same numbers and words in LibreOffice', async () => {
      const document = varianceDocument(SAMPLE_LINES, { period: '2026-Q4', parts: 'months' })
      await start(document)
      const here = await shownRows(excel)
      expect(differing(document, here)).toEqual([])
      expect(here.get(ANN)?.get('budget_2026-11')).toBe(1700.1)
      const saved = await calculatedByLibreOffice(await saveWorkbook(excel.model))
      const file = new Workbook()
      await file.xlsx.loadFromFiles((await readPackage(saved)).files)
      const sheet = file.getWorksheet('Variance 2026-Q4')
      const { area } = await onlyReport()
      const cell = (row: number, column: number): unknown => {
        const { value, result } = sheet?.getCell(area.row + 2 + row, column + 1) ?? {}
        const held: unknown = result ?? value
        return typeof held === 'object' && held !== null && 'error' in held ? held.error : (held ?? '')
      }
      for (const [row, key] of [...here.keys()].entries())
        for (const [column, { id, isHelper }] of document.columns.entries())
          if (isHelper !== true)
            expect([key, id, cell(row, column)]).toEqual([key, id, here.get(key)?.get(id)])
      const shown = here.size
      const rows = Array.from({ length: shown }, (_, row) => sheet?.findRow(area.row + 2 + row))
      expect(rows[0]?.outlineLevel).toBe(2)
      expect(rows.filter((row) => row?.hidden !== false)).toEqual([])
      excel.close()
    })
})
