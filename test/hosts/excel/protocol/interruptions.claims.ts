// What others do between a program's batches: their edits come first, and a lost connection is an error with an open end.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readLibrary } from '../client/read-library-node.ts'
import { Workbook } from '../objects/workbook.ts'
import { type ExcelHost, startExcelHost } from '../start-excel.ts'

describe('Interruptions', () => {
  let excel: ExcelHost

  beforeEach(() => {
    excel = startExcelHost({ librarySource: readLibrary })
  })
  afterEach(() => excel.close())

  const write = (value: string) =>
    excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').values = [[value]]
      await context.sync()
    })
  const shown = () => excel.model.book.getActiveSheet().getRange('A1').getValue()

  test('someone else’s edit is there before the batch is done', async () => {
    excel.world.interruptions.before(1, () => {
      new Workbook(excel.world).worksheets.getItem('Sheet1').getRange('A1:A2').values = [
        ['theirs'],
        ['theirs'],
      ]
    })
    await write('mine')
    expect(excel.model.book.getActiveSheet().getRange('A1:A2').getValues()).toEqual([['mine'], ['theirs']])
  })

  test.each([
    [false, 'before'],
    [true, 'after'],
  ])(
    'a batch whose answer is lost may be done (%s) or not, and those after it are not',
    async (isDone, value) => {
      await write('before')
      excel.world.interruptions.loseConnection(1, isDone)
      await expect(write('after')).rejects.toMatchObject({ code: 'ConnectionFailure' })
      await expect(write('later')).rejects.toMatchObject({ code: 'ConnectionFailure' })
      expect(shown()).toBe(value)
      excel.world.interruptions.reconnect()
      await write('again')
      expect(shown()).toBe('again')
    },
  )
})
