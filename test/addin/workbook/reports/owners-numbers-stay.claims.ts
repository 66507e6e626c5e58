// Whatever people do to a variance sheet between two runs, a refresh shows the new figures, its formulas come to the published
// cents, and commentaries, budgets that were typed and people's own columns are as they left them.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { insertReport } from '../../../../addin/workbook/reports/insert-report.ts'
import type { ExcelHost } from '../../../hosts/excel/start-excel.ts'
import { type SampleLine, varianceAnswer, varianceDocument } from '../../reports/sample-variance.ts'
import { cellAt, differing, inWords, judgements, shownRows } from './variance-in-sheet.ts'
import { onlyReport, openWorkbook, QUIET, refresh } from './workbook-with-reports.ts'

const SEED = 20_261_101
const RUNS = 3

const cents = fc.integer({ min: -99_999, max: 9_999_999 })
const line: fc.Arbitrary<SampleLine> = fc.record(
  {
    member: fc.constantFrom('t-1', '=4', 'T*'),
    measure: fc.constantFrom('total_cost', 'revenue'),
    label: fc.constantFrom('Acme', '=1+1', "'quoted", '-5'),
    owner: fc.constantFrom('ann', 'Ann', 'a*n', '=x'),
    budgetCents: fc.oneof(
      { weight: 6, arbitrary: cents },
      { weight: 1, arbitrary: fc.constantFrom(null, 0) },
    ),
    actualCents: fc.option(cents, { freq: 6 }),
    bound: fc.constantFrom('at_least' as const, 'at_most' as const, 'provisional' as const),
  },
  { requiredKeys: ['member', 'measure', 'label', 'owner', 'budgetCents', 'actualCents'] },
)
const lines = fc.uniqueArray(line, {
  selector: ({ member, measure }) => `${measure} ${member}`,
  minLength: 1,
  maxLength: 5,
})
const edit = fc.record({
  do: fc.oneof(
    fc.constantFrom('comment', 'budget'),
    fc.constantFrom('sort', 'column', 'rename', 'rows', 'columns', 'filter'),
  ),
  place: fc.integer({ min: 0, max: 20 }),
})
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never

interface Written {
  readonly commentaries: Map<string, string>
  readonly budgets: Map<string, number>
}

async function perform(excel: ExcelHost, { do: what, place }: Edit, number: number, written: Written) {
  const { sheet } = await onlyReport()
  const keys = [...(await shownRows(excel)).keys()].filter(
    (key) => /^\w+:\w+:/.test(key) && !/^total:/.test(key),
  )
  const key = keys[place % keys.length] ?? ''
  if (what === 'rows') return excel.user.insertRows(sheet, 1 + place, 1)
  if (what === 'columns') return excel.user.insertColumns(sheet, 1, 1)
  if (what === 'comment') {
    excel.user.type(await cellAt(excel, key, 'commentary'), `Because ${number}`)
    return written.commentaries.set(key, `Because ${number}`)
  }
  if (what === 'budget') {
    // No cents that a budget on record may have.
    excel.user.type(await cellAt(excel, key, 'budget'), String(100_001 + number))
    return written.budgets.set(key, 100_001 + number)
  }
  await excel.Excel.run(async (context) => {
    const table = context.workbook.tables.getItemAt(0)
    const body = table.getDataBodyRange()
    body.load('values')
    table.columns.load('items/name')
    await context.sync()
    const column = place % 16
    if (what === 'sort') table.sort.apply([{ key: column, ascending: place % 2 === 0 }])
    else if (what === 'filter')
      table.columns.getItemAt(2).filter.applyValuesFilter([String(body.values[0]?.[2])])
    else if (what === 'rename') table.columns.getItemAt(column).name = `Renamed ${number}`
    else
      table.columns.add(Math.max(1, column), [
        [`Mine ${number}`],
        ...body.values.map((row) => [`${number} ${row.at(-1)}`.slice(0, 20)]),
      ])
    await context.sync()
  })
}

const own = (row: ReadonlyMap<string, unknown> | undefined) =>
  [...(row ?? [])].filter(([name]) => name.startsWith('Mine '))

test('what owners write stays, and all else is what was published', async () => {
  await fc.assert(
    fc.asyncProperty(lines, lines, fc.array(edit, { maxLength: 6 }), async (first, second, edits) => {
      const excel = openWorkbook()
      const written: Written = { commentaries: new Map(), budgets: new Map() }
      expect(await insertReport(varianceDocument(first), 'new sheet', QUIET)).toMatchObject({ problems: [] })
      for (const [number, each] of edits.entries()) await perform(excel, each, number, written)
      const before = await shownRows(excel)
      const document = varianceDocument(second, { run: 'run-2' })
      const { problems } = await refresh(document)
      const after = await shownRows(excel)
      for (const [key, text] of written.commentaries) expect(after.get(key)?.get('commentary')).toBe(text)
      for (const [key, dollars] of written.budgets) expect(after.get(key)?.get('budget')).toBe(dollars)
      for (const [key, row] of before) if (after.has(key)) expect(own(after.get(key))).toEqual(own(row))
      const there = new Set(document.rows.map(({ key }) => key))
      const typed = [...written.budgets.keys()].filter((key) => there.has(key))
      expect(problems).toHaveLength(typed.length)
      const theirs = new Set(
        document.rows.flatMap(({ key, addsTo = [] }) => (typed.includes(key) ? [key, ...addsTo] : [])),
      )
      const rows = document.rows.filter(({ key }) => !theirs.has(key))
      expect(differing({ ...document, rows }, after)).toEqual([])
      for (const [key, judgement] of judgements(varianceAnswer(second, { run: 'run-2' }).data))
        if (!theirs.has(key))
          expect([key, inWords(after.get(key)?.get('judgement'))]).toEqual([key, judgement])
      excel.user.saveAs('Mine.xlsx')
      expect(await refresh(document)).toEqual({ changes: [], problems })
      expect(excel.world.state.dirty).toBe(false)
      excel.close()
    }),
    { seed: SEED, numRuns: RUNS },
  )
}, 60_000)
