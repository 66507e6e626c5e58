// A report in a file: it is the same report when it is opened again, and says the same in a program that knows no add-in.
import { Workbook } from '@cj-tech-master/excelts'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { insertReport } from '../../../../addin/workbook/reports/insert-report.ts'
import { STATEMENTS } from '../../../../shared/approximation/statements.ts'
import { calculatedByLibreOffice, hasLibreOffice } from '../../../hosts/excel/files/libreoffice-node.ts'
import { readWorkbook } from '../../../hosts/excel/files/open-workbook.ts'
import { readPackage } from '../../../hosts/excel/files/read-package.ts'
import { saveWorkbook } from '../../../hosts/excel/files/save-workbook.ts'
import { SAMPLE_ROWS, type SampleRow, sampleDocument } from './sample-document.ts'
import { onlyReport, openWorkbook, QUIET, refresh, tableValues } from './workbook-with-reports.ts'

const SHEET = 'Cost by tenant 2026-10'
const document = sampleDocument()
let saved: Uint8Array

describe('A report in a file', () => {
  beforeAll(async () => {
    const excel = openWorkbook()
    await insertReport(document, 'new sheet', QUIET)
    await excel.Excel.run(async (context) => {
      const table = context.workbook.tables.getItemAt(0)
      table.columns.add(1, [['Mine'], ['a'], ['b'], ['c'], ['d'], ['e'], ['']])
      await context.sync()
    })
    await refresh(document)
    saved = await saveWorkbook(excel.model)
    excel.close()
  })

  test('is found and refreshed after it was saved and opened again, people’s column untouched', async () => {
    const excel = openWorkbook({ model: { snapshot: await readWorkbook(saved) } })
    const rows = SAMPLE_ROWS.map((row, index): SampleRow => [row[0], row[1], index, index * 2, 1])
    expect((await refresh(sampleDocument(rows, {}, 'run-2'))).problems).toEqual([])
    const report = await onlyReport()
    expect(report.isSameTable).toBe(true)
    const table = await tableValues(excel, report)
    expect(table.map((row) => row[1])).toEqual(['Mine', 'a', 'b', 'c', 'd', 'e', ''])
    expect(table.slice(1, -1).map((row) => row[4])).toEqual([0, 0.02, 0.04, 0.06, 0.08])
    expect(table.map((row) => row[0])).toEqual(['Tenant id', ...SAMPLE_ROWS.map(([key]) => key), 'Total'])
    excel.close()
  })

  if (hasLibreOffice)
    test('has its totals, texts, formats and notes in LibreOffice', async () => {
      const { files, numberFormat } = await readPackage(await calculatedByLibreOffice(saved))
      const file = new Workbook()
      await file.xlsx.loadFromFiles(files)
      const sheet = file.getWorksheet(SHEET)
      const at = (address: string) => sheet?.getCell(address)
      const { infrastructure_cost: infrastructure, total_cost: total } = document.publishedTotalsCents
      expect(Math.round(Number(at('D19')?.result) * 100)).toBe(infrastructure)
      expect(Math.round(Number(at('E19')?.result) * 100)).toBe(total)
      expect(at('D19')?.formula).toMatch(/AGGREGATE/)
      expect([at('A17')?.value, at('C15')?.value, at('C16')?.value]).toEqual([
        '007',
        '=HYPERLINK("http://x","y")',
        '+1 Mail',
      ])
      expect([at('C15')?.formula, numberFormat(String(at('D14')?.numFmt))]).toEqual([undefined, '#,##0.00'])
      expect([at('B2')?.value, at('B3')?.value]).toEqual([...STATEMENTS])
      const noteOf = (address: string) => JSON.stringify(at(address)?.note ?? '')
      expect(noteOf('A13')).toContain('Of run-1')
      expect(noteOf('A19')).toContain('The total, of run-1')
      expect(sheet?.getTables().map(({ model }) => model.name)).toEqual(['Cost_by_tenant_2026_10'])
    })
})
