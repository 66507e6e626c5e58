// Whatever people do to a report between two runs, a refresh shows the new run's figures in the row of each tenant, and
// leaves what is theirs.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { insertReport } from '../../../../addin/workbook/reports/insert-report.ts'
import type { ExcelHost } from '../../../hosts/excel/start-excel.ts'
import { type SampleRow, sampleDocument } from './sample-document.ts'
import { onlyReport, openWorkbook, QUIET, refresh, tableValues } from './workbook-with-reports.ts'

const SEED = 20_261_031
const RUNS = 15

const cents = fc.option(fc.integer({ min: -99_999, max: 9_999_999 }), { freq: 6 })
const name = fc.constantFrom(
  'Acme',
  '=1+1',
  '-5',
  '+x',
  '@y',
  "'quoted",
  '2026-10',
  'TRUE',
  '\tTab',
  '#N/A',
  '1E3',
)
const keys = fc.constantFrom('t-1', 't-2', '0042', 't-4', '=key', 'TRUE', '5', 't-8')
const row: fc.Arbitrary<SampleRow> = fc.tuple(keys, name, cents, cents, cents)
const rows = fc.uniqueArray(row, { selector: ([key]) => key, minLength: 1, maxLength: 8 })

const place = fc.integer({ min: 0, max: 20 })
const edit = fc.oneof(
  fc.record({ do: fc.constant('sort'), place, ascending: fc.boolean() }),
  fc.record({
    do: fc.constantFrom('filter', 'hide', 'column', 'rename', 'sheet', 'rows', 'columns', 'format'),
    place,
  }),
)
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never

async function perform(excel: ExcelHost, each: Edit, number: number): Promise<void> {
  const { sheet, area } = await onlyReport()
  if (each.do === 'rows') return excel.user.insertRows(sheet, 1 + (each.place % 14), 2)
  if (each.do === 'columns') return excel.user.insertColumns(sheet, 1, 1)
  await excel.Excel.run(async (context) => {
    const table = context.workbook.tables.getItemAt(0)
    const { worksheet } = table
    const column = each.place % area.columns
    const body = table.getDataBodyRange()
    body.load('rowCount,values')
    await context.sync()
    const line = each.place % body.rowCount
    if (each.do === 'sort')
      table.sort.apply([{ key: column, ascending: 'ascending' in each && each.ascending }])
    else if (each.do === 'filter')
      table.columns.getItemAt(0).filter.applyValuesFilter([String(body.values[line]?.[0])])
    else if (each.do === 'hide') body.getRow(line).getEntireRow().rowHidden = true
    else if (each.do === 'rename') table.columns.getItemAt(column).name = `Renamed ${number}`
    else if (each.do === 'sheet') worksheet.name = `Sheet of mine ${number}`
    else if (each.do === 'format') body.getCell(line, column).format.fill.color = '#FFEE00'
    else
      table.columns.add(Math.max(1, column), [
        [`Mine ${number}`],
        ...body.values.map((_, index) => [index % 2 === 0 ? '' : `${number}-${index}`]),
        [''],
      ])
    await context.sync()
  })
}

/** Of each row by its key: what stands in the report's columns, and what in people's own. */
async function readTable(excel: ExcelHost) {
  const report = await onlyReport()
  const values = (await tableValues(excel, report)).slice(1, -1)
  const inSheet = await excel.Excel.run(async (context) => {
    const { columns } = context.workbook.tables.getItemAt(0)
    columns.load('items/id')
    await context.sync()
    return columns.items.map(({ id }) => id)
  })
  const places = report.record.columns.map(({ tableColumn }) => inSheet.indexOf(tableColumn))
  const theirs = inSheet.flatMap((_, index) => (places.includes(index) ? [] : [index]))
  return values.map((cells) => ({
    key: String(cells[places[0] ?? 0]),
    ours: places.map((at) => cells[at]),
    theirs: theirs.map((at) => cells[at]),
  }))
}

test('figures are the document’s, people’s cells are their own, and a second refresh writes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, fc.array(edit, { maxLength: 6 }), async (first, second, edits) => {
      const excel = openWorkbook()
      await insertReport(sampleDocument(first), 'new sheet', QUIET)
      for (const [number, each] of edits.entries()) await perform(excel, each, number)
      const before = await readTable(excel)
      const document = sampleDocument(second, {}, 'run-2')
      expect((await refresh(document)).problems).toEqual([])
      const after = await readTable(excel)
      for (const { key, cells } of document.rows) {
        const found = after.filter((each) => each.key === key)
        expect(found.map(({ ours }) => ours)).toEqual([cells.map((content) => content ?? '#N/A')])
      }
      for (const { key, theirs } of before) {
        const kept = after.find((each) => each.key === key)
        if (kept === undefined) expect(theirs.every((content) => content === '')).toBe(true)
        else expect(kept.theirs).toEqual(theirs)
      }
      excel.user.saveAs('Mine.xlsx')
      expect(await refresh(document)).toEqual({ changes: [], problems: [] })
      expect(excel.world.state.dirty).toBe(false)
      excel.close()
    }),
    { seed: SEED, numRuns: RUNS },
  )
})
