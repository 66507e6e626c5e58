// A report of more than Excel takes in one request, here by long texts: it is written in parts, and is seen whole or not at all.
import { afterEach, describe, expect, test } from '@jest/globals'
import type { ReportDocument } from '../../../../addin/reports/report-document.ts'
import { evenChunks } from '../../../../addin/workbook/reports/chunks.ts'
import { insertReport } from '../../../../addin/workbook/reports/insert-report.ts'
import type { ExcelHost } from '../../../hosts/excel/start-excel.ts'
import { sampleDocument } from './sample-document.ts'
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
const ROWS = 150
const LETTERS = 30_000
let excel: ExcelHost

describe('A long report', () => {
  afterEach(() => excel.close())

  function longDocument(run: string): ReportDocument {
    const document = sampleDocument(
      Array.from({ length: ROWS }, (_, index) => [`t-${index}`, 'Long', index, index * 2, 1] as const),
      {},
      run,
    )
    const rows = document.rows.map((row) => ({
      ...row,
      cells: [...row.cells.slice(0, -1), run.repeat(LETTERS / run.length)],
    }))
    return { ...document, rows }
  }

  const sheets = () => excel.model.book.getSheets().map((sheet) => sheet.getSheetName())

  test('is inserted and refreshed in at most three syncs for each part, each within the limit', async () => {
    excel = openWorkbook()
    expect((await insertReport(longDocument('run-1'), 'new sheet', QUIET)).problems).toEqual([])
    expect(syncsOf(excel)).toHaveLength(4)
    await onlyReport()
    excel.ledger.reset()
    expect((await refresh(longDocument('run-2'))).problems).toEqual([])
    // Two find it; two parts are read, two written, and two read again.
    expect(syncsOf(excel).length).toBeLessThanOrEqual(2 + 2 * 3)
    for (const { bytesSent, bytesReceived } of excel.ledger.syncs)
      expect(Math.max(bytesSent, bytesReceived)).toBeLessThan(5_000_000)
    expect(
      (await tableValues(excel, await onlyReport())).slice(1, -1).map((row) => String(row[5]).slice(0, 5)),
    ).toEqual(Array(ROWS).fill('run-2'))
    expect((await formulasOf(excel, SHEET))[11]?.[0]).toMatch(/^More about these figures/)
  })

  test('leaves nothing behind when the connection is lost between two parts, or when it is stopped', async () => {
    excel = openWorkbook()
    excel.world.interruptions.loseConnection(3)
    await expect(insertReport(longDocument('run-1'), 'new sheet', QUIET)).rejects.toThrow(
      /could not be reached/,
    )
    excel.world.interruptions.reconnect()
    expect(excel.model.book.getSheets().filter((sheet) => !sheet.isSheetHidden())).toHaveLength(1)
    const stop = new AbortController()
    excel.world.interruptions.before(2, () => stop.abort())
    await expect(
      insertReport(longDocument('run-1'), 'new sheet', { ...QUIET, signal: stop.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' })
    expect(sheets()).toEqual(['Sheet1'])
  })

  test('says that its refresh is under way when that breaks off, until the next one is through', async () => {
    excel = openWorkbook()
    await insertReport(longDocument('run-1'), 'new sheet', QUIET)
    // Two find it, the library lets go, two parts are read, one is written.
    excel.world.interruptions.loseConnection(7)
    await expect(refresh(longDocument('run-2'))).rejects.toThrow(/could not be reached/)
    excel.world.interruptions.reconnect()
    expect((await formulasOf(excel, SHEET))[11]?.[0]).toMatch(
      /^Refresh in progress: figures of two runs may stand here\./,
    )
    await refresh(longDocument('run-2'))
    expect((await formulasOf(excel, SHEET))[11]?.[0]).toMatch(/^More about these figures/)
  })

  test('is too long for a selected cell, which is said before anything is written', async () => {
    excel = openWorkbook()
    await expect(insertReport(longDocument('run-1'), 'selected cell', QUIET)).rejects.toThrow(
      /on a sheet of its own/,
    )
    expect(excel.ledger.syncs).toEqual([])
  })

  test('parts are of whole rows, and never of none', () => {
    expect(evenChunks(0, 0)).toEqual([{ from: 0, count: 0 }])
    expect(evenChunks(3, 5_000_000)).toEqual([0, 1, 2].map((from) => ({ from, count: 1 })))
  })
})
