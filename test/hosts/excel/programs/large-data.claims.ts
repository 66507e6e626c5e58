// 100,000 cells there and back within what the web takes at once, and one step of undo for several syncs.
// https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readLibrary } from '../client/read-library-node.ts'
import { type ExcelHost, startExcelHost } from '../start-excel.ts'

describe('Large data', () => {
  const MEGABYTE = 1024 ** 2
  const CELLS = Array.from({ length: 10_000 }, (_, row) => [
    `flight ${row}`,
    ...Array.from({ length: 9 }, (__, column) => row * 10 + column),
  ])

  let excel: ExcelHost
  beforeAll(() => {
    excel = startExcelHost({ host: 'web', librarySource: readLibrary })
  })
  afterAll(() => excel.close())

  test('100,000 cells are written in one sync and read in the next, as they were', async () => {
    const found = await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:J10000')
      range.values = CELLS
      await context.sync()
      range.load('values')
      await context.sync()
      return range.values
    })
    expect(found).toEqual(CELLS)
    const large = excel.ledger.syncs
      .map(({ bytesSent, bytesReceived }) => Math.max(bytesSent, bytesReceived))
      .filter((bytes) => bytes > MEGABYTE / 2)
    expect(large).toHaveLength(2)
    expect(Math.max(...large)).toBeLessThan(5 * MEGABYTE)
  })

  test('what is merged into one group of undo goes back in one step', async () => {
    const { Excel } = excel
    const shown = async () =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('M1:M2').load('values')
        await context.sync()
        return range.values.flat()
      })
    await Excel.run({ mergeUndoGroup: true }, async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('M1').values = [[1]]
      await context.sync()
      sheet.getRange('M2').values = [[2]]
      await context.sync()
    })
    expect(await shown()).toEqual([1, 2])
    await excel.user.undo()
    expect(await shown()).toEqual(['', ''])
    await excel.user.redo()
    expect(await shown()).toEqual([1, 2])
  })
})
