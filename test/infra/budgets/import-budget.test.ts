// A budget out of a file that a person keeps: what is clear is taken, what is not is named by its cell, and a refused file
// leaves nothing behind.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CellValue as CellValueInput } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { PlanningServices } from '../../../functions/planning-api/services.ts'
import type { BookStore } from '../../../functions/stores/budgets/book-store.ts'
import { budgetSheet, sheetCsv } from '../../../infra/budgets/budget-sheet.ts'
import { chooseMapping, type MappingChoice, readMapping } from '../../../infra/budgets/choose-mapping.ts'
import { decideImport, type ImportConsent } from '../../../infra/budgets/decide-import.ts'
import { errorLines } from '../../../infra/budgets/error-lines.ts'
import { financeTerms } from '../../../infra/budgets/finance-desk.ts'
import { type PreparedImport, prepareImport, submitImport } from '../../../infra/budgets/import-budget.ts'
import { readFileTable } from '../../../infra/budgets/read-file-table.ts'
import { sheetWorkbook } from '../../../infra/budgets/sheet-workbook.ts'
import { submitByHand } from '../../../infra/budgets/submit-by-hand.ts'
import { budgetImportPage } from '../../../infra/commands/present/budget-import-page.ts'
import { lineWords } from '../../../infra/commands/present/line-words.ts'
import { readPastedTable } from '../../../shared/budgets/paste/read-pasted-table.ts'
import type { BudgetBook } from '../../../shared/contract/budget/book.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { heardActs, inShort } from '../../functions/record-audit/heard-acts.ts'
import { AT, book, FINANCE, line, terms } from '../../shared/budgets/budget-world.ts'
import { MESSY_LINES, messyWorkbook } from './messy-workbook.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'penguin-budgets-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const PLAN_COST: MappingChoice = {
  fiscalYear: null,
  firstMonth: 1,
  dimension: 'plan',
  measure: 'total_cost',
}
const WISH = { scenario: { kind: 'budget' }, why: 'last year', replacesStale: false } as const

const TENANT = 'growth'
const nameOf = (member: string) => (member === TENANT ? 'Northwind' : member)

/** Books of one process. */
function memoryBooks(before: BudgetBook): BookStore & { current: BudgetBook; writes: number } {
  const books = {
    current: before,
    writes: 0,
    list: async () => [],
    read: async () => books.current,
    write: async (_: BudgetBook, after: BudgetBook) => {
      books.current = after
      books.writes += 1
    },
    async *changes() {
      yield* []
    },
  }
  return books
}

async function prepared(
  path: string,
  before = book(),
  options: { choice?: Partial<MappingChoice>; sheet?: string; replacesStale?: boolean } = {},
): Promise<PreparedImport> {
  const table = await readFileTable(path, options.sheet)
  const chosen = chooseMapping(table.cells, { ...PLAN_COST, ...options.choice })
  const wish = { ...WISH, replacesStale: options.replacesStale === true }
  return prepareImport(before, table, chosen, wish, async () => () => terms(FINANCE))
}

const summary = ({ lines }: BudgetBook) =>
  lines.map(({ member, period, cents, owner }) => [member, period, cents, owner])

test('a vendor called Total Networks is a line where it is known, and a total where nobody knows it', async () => {
  const path = file('networks.csv', 'Vendor,2026-01,2026-02\nhostwinds,1,2\nTotal Networks,3,4\nTotal,4,6\n')
  const table = await readFileTable(path)
  const chosen = chooseMapping(table.cells, { fiscalYear: null, firstMonth: 1, measure: 'total_cost' })
  const importedBy = async (isKnown: (dimension: string, name: string) => boolean) => {
    const read = { ...terms(FINANCE), memberOf: (_: string, typed: string) => typed, isKnown }
    const { shown, submission } = await prepareImport(book(), table, chosen, WISH, async () => () => read)
    return [
      submission.rows.map(({ member, period }) => `${member} ${period}`),
      shown.skipped.map(({ line }) => line),
    ]
  }
  const known = await importedBy((dimension, name) => `${dimension} ${name}` === 'vendor Total Networks')
  expect(known).toEqual([expect.arrayContaining(['Total Networks 2026-01', 'Total Networks 2026-02']), [4]])
  expect(known[0]).toHaveLength(4)
  expect((await importedBy(() => false))[1]).toEqual([3, 4])
})

describe('a messy workbook', () => {
  test('is read as it is meant, and says what it did not read', async () => {
    const books = memoryBooks(book())
    const one = await prepared(file('messy.xlsx', await messyWorkbook()))
    const { shown } = one
    expect(shown.accepted).toBe(true)
    expect(shown.mapping).toMatchObject({ layout: 'months_across', headingRow: 4 })
    expect(shown.headings.filter(({ meaning }) => meaning?.startsWith('2026'))).toHaveLength(3)
    expect(shown.skipped.map(({ cell }) => cell)).toEqual(expect.arrayContaining(['F4', 'A9']))
    expect(shown.fileNotes.join()).toContain('Row 8 is hidden')
    const notes = shown.notes.map(({ cell, message }) => `${cell} ${message}`).join('\n')
    expect(notes).toMatch(/D8 .*\$10\.01/)
    expect(notes).toMatch(/C7 -\$250\.00 is below zero/)
    await submitImport(books, books.current, one, AT)
    expect(summary(books.current)).toEqual(expect.arrayContaining(MESSY_LINES.map((each) => [...each])))
    expect(books.current.lines).toHaveLength(MESSY_LINES.length)
  })

  test('imported twice changes nothing the second time', async () => {
    const path = file('twice.xlsx', await messyWorkbook())
    const books = memoryBooks(book())
    await submitImport(books, books.current, await prepared(path), AT)
    const after = books.current
    const again = await prepared(path, after)
    expect(again.shown.preview).toMatchObject({ accepted: true, added: [], changed: [], removed: [] })
    expect(await submitImport(books, after, again, AT)).toBe(1)
    expect([books.writes, books.current]).toEqual([1, after])
  })

  test('is in the audit trail under the name that was typed, also where it is refused', async () => {
    const books = memoryBooks(book())
    const one = await prepared(file('audited.xlsx', await messyWorkbook()))
    const another = await prepared(file('late.csv', `Plan,2026-01\n${MESSY_LINES[0]?.[0]},987.00\n`))
    const submit = (which: PreparedImport) =>
      submitByHand(books, books.current, which, 'fay', () => Date.parse(AT))
    const acts = await heardActs(async () => {
      await submit(one)
      await expect(submit(another)).rejects.toThrow(RefusedError)
    })
    expect(acts.map((act) => [inShort(act), act.personIs])).toEqual([
      ['importBudget fay done null: book budget revision 1', 'typed'],
      ['importBudget fay refused null: book budget', 'typed'],
    ])
  })

  test.each<[string, string, { value?: CellValueInput; numFmt?: string; at?: string }, RegExp]>([
    ['a date', 'C5', { value: new Date(Date.UTC(2026, 10, 22)), numFmt: 'yyyy-mm-dd' }, /not a date/],
    ['another currency', 'C5', { numFmt: '[$€-407]#,##0' }, /US dollars/],
    ['a percentage', 'C5', { numFmt: '0%' }, /not a percentage/],
    ['an error', 'D7', { value: { error: '#REF!' } }, /error of Excel/],
    ['words', 'E5', { value: 'tbd' }, /an amount in US dollars/],
    ['a formula that was never calculated', 'D7', { value: { formula: 'C5*2' } }, /amount/],
    ['a plan that is none', 'C8', { at: 'A8', value: 'Nobody' }, /member "Nobody"/],
  ])(
    'with %s in %s is refused by that cell, and nothing is written',
    async (what, cell, { at = cell, value, numFmt }, message) => {
      const bytes = await messyWorkbook((sheet) => {
        if (value !== undefined) sheet.getCell(at).value = value
        if (numFmt !== undefined) sheet.getCell(at).numFmt = numFmt
      })
      const path = file('refused.xlsx', bytes)
      const books = memoryBooks(book())
      const one = await prepared(path)
      expect(one.shown.accepted).toBe(false)
      const errors = [...one.shown.unreadable, ...one.shown.preview.errors]
      expect([what, errors.find((error) => error.cell === cell)?.message]).toEqual([
        what,
        expect.stringMatching(message),
      ])
      expect(books.writes).toBe(0)
      expect(budgetImportPage(one.shown, nameOf)).toContain(`${cell}: `)
    },
  )

  test('with several sheets asks which one, by their names; a hidden one is none of them', async () => {
    const path = file(
      'sheets.xlsx',
      await messyWorkbook((_, workbook) => {
        workbook.addWorksheet('Notes').getCell('A1').value = 'To do'
        workbook.addWorksheet('Old', { state: 'hidden' }).getCell('A1').value = 'x'
      }),
    )
    await expect(readFileTable(path)).rejects.toThrow('There are "FY26", "Notes".')
    await expect(readFileTable(path, 'FY25')).rejects.toThrow('sheet "FY25" is not accepted')
    expect((await readFileTable(path, 'fy26')).sheet).toBe('FY26')
  })
})

describe('a CSV file', () => {
  test('with semicolons, a mark and blank lines is read, with rows as in the file', async () => {
    const text =
      '\uFEFFBudget, final;;\r\n\r\nPlan;Jan;Feb\r\nGrowth;1,234.50;2,000.00\r\n;;\r\n"Agency";(5);\r\n'
    const { shown } = await prepared(file('eu.csv', text), book(), { choice: { fiscalYear: '2026' } })
    expect(
      shown.preview.added.map(({ row, member, period, new: { cents } }) => [row, member, period, cents]),
    ).toEqual([
      [4, 'growth', '2026-01', 123_450],
      [4, 'growth', '2026-02', 200_000],
      [6, 'agency', '2026-01', -500],
    ])
  })

  test('of old Windows keeps its letters', async () => {
    const bytes = Buffer.from('Plan,2026-01,2026-02\nGrößer,1,2\n', 'latin1')
    const { cells } = await readFileTable(file('old.csv', bytes))
    expect(cells[1]?.[0]).toBe('Größer')
  })

  test('without a year asks for one, and without a measure for that', async () => {
    const path = file('names.csv', 'Plan,Jan,Feb\nGrowth,1,2\n')
    await expect(prepared(path)).rejects.toThrow('--fiscal-year')
    const choice = { fiscalYear: '2026', measure: undefined }
    await expect(prepared(path, book(), { choice })).rejects.toThrow('--measure')
  })

  test('in thousands is taken for that, and says that nobody said so', async () => {
    const { cells } = await readFileTable(
      file('k.csv', '"USD, in thousands",,\nPlan,2026-01,2026-02\nGrowth,1.5,2\n'),
    )
    const chosen = chooseMapping(cells, PLAN_COST)
    expect([chosen.mapping.amountsIn, chosen.supposesThousands]).toEqual(['thousands of dollars', true])
    const said = chooseMapping(cells, { ...PLAN_COST, amountsIn: 'dollars' })
    expect([said.mapping.amountsIn, said.supposesThousands]).toEqual(['dollars', false])
  })
})

describe('a line that somebody changed meanwhile', () => {
  const standing = () => book([line({ member: 'growth', period: '2026-01', cents: 100, version: 3 })])
  const text = 'Plan,Version,2026-01,2026-02\nGrowth,2,5.00,6.00\n'

  test('is shown with both values, and nothing is taken', async () => {
    const { shown } = await prepared(file('stale.csv', text), standing())
    expect([shown.accepted, shown.preview.stale.length]).toEqual([false, 1])
    const page = budgetImportPage(shown, nameOf)
    expect(page).toMatch(
      /the file has \$5\.00 .*it stands as \$1\.00 \(ann@example\.com\) since ann@example\.com/,
    )
    expect(page).toContain('--replace-stale')
  })

  test('is replaced where that is asked for', async () => {
    const { shown } = await prepared(file('stale2.csv', text), standing(), { replacesStale: true })
    expect(shown).toMatchObject({ accepted: true, preview: { changed: [{ period: '2026-01' }] } })
  })
})

describe('a sheet of what stands', () => {
  const standing = () =>
    book([
      line({ member: 'growth', period: '2026-01', cents: 100 }),
      line({ member: 'growth', period: '2026-02', cents: -250, note: '=1+1', version: 2 }),
      line({ member: 'agency', period: '2026-12', cents: 0, owner: 'ben@example.com' }),
      line({ member: 'agency', period: '2027-01', cents: 7 }),
    ])

  test.each(['csv', 'xlsx'] as const)('as .%s, imported as it is, changes nothing', async (kind) => {
    const before = standing()
    const sheet = budgetSheet(before, '2026', 1, nameOf)
    const bytes = kind === 'csv' ? sheetCsv(sheet) : await sheetWorkbook(sheet, 'Budget 2026')
    const { shown } = await prepared(file(`sheet.${kind}`, bytes), before, {
      choice: { dimension: undefined, measure: undefined },
    })
    expect(shown.preview).toMatchObject({ accepted: true, added: [], changed: [], stale: [] })
    expect(shown.preview.unchanged).toHaveLength(3)
    expect(shown.headings.every(({ confidence }) => confidence === 'certain')).toBe(true)
  })

  test('is the same bytes each time, and holds text as text', async () => {
    const sheet = budgetSheet(standing(), '2026', 1, nameOf)
    expect(Buffer.from(await sheetWorkbook(sheet, 'x')).equals(await sheetWorkbook(sheet, 'x'))).toBe(true)
    expect(sheetCsv(sheet)).toContain(`'=1+1`)
  })

  test('of a fiscal year that begins in April has its months', () => {
    expect(budgetSheet(book(), '2027', 4, nameOf).headings.slice(7)).toEqual(
      expect.arrayContaining(['2026-04', '2027-03']),
    )
  })
})

test('a mapping can say what is not guessed; what it is not is said', async () => {
  const { cells } = await readFileTable(file('odd.csv', 'A,B,C\nGrowth,5,6\n'))
  const given = {
    layout: 'months_across' as const,
    headingRow: 1,
    columns: { member: 1 },
    months: [{ column: 2, period: '2026-01' }],
    amountsIn: 'dollars' as const,
    fillDown: false,
  }
  expect(chooseMapping(cells, { ...PLAN_COST, given }).mapping).toMatchObject(given)
  expect(() => chooseMapping(cells, PLAN_COST)).toThrow('--mapping')
  const [, shown = ''] = /```json\n(.*?)```/s.exec(readFileSync('docs/budgets.md', 'utf8')) ?? []
  expect(await readMapping(file('docs.json', shown))).toEqual(JSON.parse(shown))
  await expect(readMapping(file('bad.json', '{"headingrow":1}'))).rejects.toThrow('headingrow')
})

test('a file of another kind, or that is none, is refused in words', async () => {
  await expect(readFileTable('budget.pdf')).rejects.toThrow('a .csv or an .xlsx file')
  await expect(readFileTable(file('no.xlsx', 'hello'))).rejects.toThrow('save it as .xlsx')
  await expect(readFileTable(join(folder, 'absent.csv'))).rejects.toThrow('cannot be read')
})

test('only what is accepted, changes something and was confirmed is submitted', async () => {
  const { shown } = await prepared(file('decide.csv', 'Plan,2026-01,2026-02\nGrowth,1,2\n'))
  const nothing = { ...shown, preview: { ...shown.preview, added: [] } }
  const alone = { supposesThousands: false, isDryRun: false, isConfirmed: false, ask: null }
  const decided = async (of: typeof shown, consent: Partial<ImportConsent>) => {
    const { submits, isRefused } = await decideImport(of, { ...alone, ...consent })
    return [submits, isRefused]
  }
  expect(await decided(shown, {})).toEqual([false, true])
  expect(await decided(shown, { isConfirmed: true })).toEqual([true, false])
  expect(await decided(shown, { isConfirmed: true, isDryRun: true })).toEqual([false, false])
  expect(await decided(shown, { isConfirmed: true, supposesThousands: true })).toEqual([false, true])
  expect(await decided({ ...shown, accepted: false }, { isConfirmed: true })).toEqual([false, true])
  expect(await decided(nothing, { isConfirmed: true })).toEqual([false, false])
  expect(await decided(shown, { ask: async () => true })).toEqual([true, false])
  expect(await decided(shown, { ask: async () => false })).toEqual([false, true])
})

test('what the API would not take of a row is refused by its cell, and so are a reason and a name that are too long', async () => {
  const long = `Plan,Note,Owner,2026-01,2026-02\nGrowth,${'n'.repeat(2_001)},,1,2\nagency,,${'o'.repeat(301)},3,\nstarter,,,4,\n`
  const { shown, submission } = await prepared(file('long.csv', long))
  expect(shown.unreadable.map(({ cell, column, code }) => [cell, column, code])).toEqual([
    ['D2', 'note', 'bad_note'],
    ['E2', 'note', 'bad_note'],
    ['D3', 'owner', 'bad_owner'],
  ])
  expect(shown.unreadable.every(({ given }) => (given?.length ?? 0) < 100)).toBe(true)
  expect([shown.accepted, submission.rows.map(({ member }) => member)]).toEqual([false, ['starter']])
  const table = await readFileTable(file('short.csv', 'Plan,2026-01,2026-02\nGrowth,1,2\n'))
  const chosen = chooseMapping(table.cells, PLAN_COST)
  for (const why of [' ', 'w'.repeat(2_001), 'bell \u0007']) {
    const asked = prepareImport(book(), table, chosen, { ...WISH, why }, async () => () => terms(FINANCE))
    await expect(asked).rejects.toThrow('a reason of at most 2,000 characters')
  }
  for (const person of [' ', 'p'.repeat(301), 'a\nb']) {
    await expect(financeTerms({} as PlanningServices, person, [])).rejects.toThrow('a name of at most 300')
  }
})

test('tenants are shown by name beside the id: in the preview, the history and a sheet to fill in', async () => {
  const standing = book([
    line({ dimension: 'tenant', member: TENANT, measure: 'revenue', period: '2026-01' }),
  ])
  const csv = sheetCsv(budgetSheet(standing, '2026', 1, nameOf))
  expect(csv).toContain(`tenant,${TENANT},Northwind,`)
  const one = await prepared(file('names-beside.csv', csv), standing, {
    choice: { dimension: undefined, measure: undefined },
  })
  expect(one.shown.preview.unchanged).toHaveLength(1)
  expect(one.shown.skipped).toMatchObject([{ given: 'Member name' }])
  expect(
    lineWords({ dimension: 'tenant', member: TENANT, measure: 'revenue', period: '2026-01' }, nameOf),
  ).toBe(`tenant Northwind (${TENANT}), revenue, 2026-01`)
})

describe('what is wrong with a file', () => {
  test('is said in words where it is no text, or its quotes do not close', async () => {
    await expect(readFileTable(file('zip.csv', 'PK\u0003\u0004\0\0\0'))).rejects.toThrow(
      'zip.csv holds no text',
    )
    const open = readFileTable(file('open.csv', 'Plan,2026-01\n"Growth,1\n'))
    await expect(open).rejects.toThrow(/^open\.csv cannot be read as a CSV file: a quote in line \d/)
  })

  test('is said once for many cells alike, so that other faults are seen', () => {
    const cells = [
      ['Plan', '2026-01', '2026-02', '2026-03'],
      ...Array.from({ length: 30 }, (_, row) => [`plan ${row}`, 'tbd', 'n/a', '5%']),
    ]
    const { mapping } = chooseMapping(cells, PLAN_COST)
    const lines = errorLines(readPastedTable(cells, mapping).errors)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^B2: .* And 59 more like it: C2, B3, C3, B4, C4, \.\.\.$/)
    expect(lines[1]).toMatch(/^D2: .* And 29 more like it/)
  })

  test('is said beside a dimension or measure that nobody gave; a heading gives the dimension', () => {
    const cells = [
      ['Team', 'Member', '2026-01', '2026-02'],
      ['x', 'Growth', 'tbd', 1],
    ]
    const choice = { fiscalYear: null, firstMonth: 1 }
    expect(() => chooseMapping(cells, choice)).toThrow(
      /--dimension.*\n.*--measure.*\n.*to correct:\n {2}C2: /,
    )
    const headed = cells.map(([, member, ...months], row) => [
      row === 0 ? 'Vendor' : (member ?? ''),
      ...months,
    ])
    expect(chooseMapping(headed, { ...choice, measure: 'total_cost' }).mapping.fixed).toEqual({
      dimension: 'vendor',
      measure: 'total_cost',
    })
  })

  test('is asked where a heading could be two months', () => {
    const cells = [
      ['Plan', '2026-01', '2026-02', '03/04/2026'],
      ['Growth', 1, 2, 3],
    ]
    expect(() => chooseMapping(cells, PLAN_COST)).toThrow('D1 "03/04/2026" could be two months')
  })
})
