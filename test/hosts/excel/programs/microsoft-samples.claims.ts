// Microsoft's samples do here what they do in Excel, one after another in one workbook.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { readLibrary } from '../client/read-library-node.ts'
import { type ExcelHost, startExcelHost } from '../start-excel.ts'
import { FUNCTION_SAMPLES, STREAMING_SAMPLE, VOLATILE_SAMPLE } from './function-samples.ts'
import { loadSource } from './load-source.ts'
import { MICROSOFT_SAMPLES } from './microsoft-samples.ts'
import { newSheet, read } from './sample.ts'

describe("Microsoft's samples", () => {
  let excel: ExcelHost
  const asked: string[] = []
  const planes = async (input: RequestInfo | URL): Promise<Response> => {
    const { url } = new Request(input)
    asked.push(url)
    return url.endsWith('heron')
      ? Response.json({ flights: 7 })
      : new Response(null, { status: 404, statusText: 'No such plane' })
  }

  /** Notes can be shown and sized on the desktop alone. */
  beforeAll(() => {
    excel = startExcelHost({ host: 'windows', librarySource: readLibrary, fetch: planes })
  })
  afterAll(() => excel.close())

  describe('a sample of ranges, tables, notes', () => {
    test.each(MICROSOFT_SAMPLES)('$path', async ({ run, shows }) => {
      expect(await run(excel)).toEqual(shows)
    })
  })

  describe('a sample of custom functions', () => {
    test.each(FUNCTION_SAMPLES)('$path', async ({ source, formulas, shows }) => {
      loadSource(excel, source)
      const values = await excel.Excel.run(async (context) => {
        const sheet = newSheet(context, 'Functions')
        sheet.getRange('A1').getResizedRange(formulas.length - 1, 0).formulas = formulas.map((each) => [each])
        await context.sync()
        await excel.model.calculation.settled()
        return (await read(sheet.getRange('A1').getResizedRange(shows.length - 1, 0), 'values')).values
      })
      expect(values).toEqual(shows)
    })

    test('the web call went out once for each formula', () => {
      expect(asked.toSorted()).toEqual([
        'https://planes.example/club/heron',
        'https://planes.example/club/none',
      ])
    })

    test(VOLATILE_SAMPLE.path, async () => {
      loadSource(excel, VOLATILE_SAMPLE.source)
      const [first, second] = await excel.Excel.run(async (context) => {
        const cell = newSheet(context, 'Functions').getRange('A1')
        cell.formulas = [['=DEMO.ASKED()']]
        await context.sync()
        await excel.model.calculation.settled()
        const before = await read(cell, 'values')
        context.workbook.worksheets.getItem('Functions').getRange('C9').values = [[1]]
        await context.sync()
        await excel.model.calculation.settled()
        return [before, await read(cell, 'values')]
      })
      expect(second?.values[0]?.[0]).toBeGreaterThan(first?.values[0]?.[0])
    })

    test(STREAMING_SAMPLE.path, async () => {
      let tick = () => {}
      const clearInterval = jest.fn()
      const canceled = jest.fn()
      const setInterval = (action: () => void) => {
        tick = action
        return 1
      }
      loadSource(excel, STREAMING_SAMPLE.source, { setInterval, clearInterval, canceled })
      await excel.Excel.run(async (context) => {
        const cell = newSheet(context, 'Functions').getRange('A1')
        cell.formulas = [['=DEMO.INCREMENT(5,1000)']]
        const shown: unknown[] = [(await read(cell, 'values')).values[0]?.[0]]
        for (const _ of [1, 2]) {
          tick()
          await excel.model.calculation.settled()
          shown.push((await read(cell, 'values')).values[0]?.[0])
        }
        expect(shown).toEqual(['#BUSY!', 5, 10])
        cell.clear()
        await context.sync()
        expect(canceled).toHaveBeenCalledTimes(1)
        expect(clearInterval).toHaveBeenCalledWith(1)
      })
    })
  })
})
