// A revision of a budget becomes current whole or not at all, of two that were made of the same book one, and its history
// says what became current and nothing else.
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { bookStore } from '../../../../functions/stores/budgets/book-store.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { applySubmission } from '../../../../shared/budgets/apply-submission.ts'
import { MOST_SCENARIOS } from '../../../../shared/budgets/room-for-scenarios.ts'
import { lockYear } from '../../../../shared/budgets/year-status.ts'
import type { BudgetBook } from '../../../../shared/contract/budget/book.ts'
import type { HistoryEntry } from '../../../../shared/contract/budget/history.ts'
import type { BudgetLine } from '../../../../shared/contract/budget/line.ts'
import type { Scenario } from '../../../../shared/contract/budget/scenario.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { AT, FINANCE, line, row, submission, terms } from '../../../shared/budgets/budget-world.ts'
import { BREAKAGES, countWrites } from '../breakages.ts'
import { type Call, recorded, withCalls } from '../calls.ts'
import { incompressible } from '../runs/sample-runs.ts'

const BUDGET: Scenario = { kind: 'budget' }
const NOW_MS = Date.parse(AT)
let server: TestTable
let store: TestTable
let table: FiguresTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  store = await server.another()
  table = store.table
})

const isHead = ({ name, input }: Call) => name === 'PutCommand' && input.Item.sk === 'HEAD'
const ONE: BudgetBook = { scenario: BUDGET, revision: 1, lines: [line()], removed: [], years: [] }
const over = (through: FiguresTable) => bookStore(through, () => NOW_MS)

/** One line of a month of the year, submitted to what stands. */
async function submit(through: FiguresTable, cents: number, scenario = BUDGET, book?: BudgetBook) {
  const before = book ?? (await over(table).read(scenario))
  const asked = { ...submission(row({ cents, version: before.revision || null })), scenario }
  const applied = applySubmission(before, asked, terms(FINANCE), AT)
  if (!applied.applied) throw new Error(applied.preview.summary)
  await over(through).write(before, applied.book, { lines: applied.history, years: [] })
  return applied.book
}

const told = async (scenario = BUDGET) => {
  const entries: (HistoryEntry | string)[] = []
  for await (const { lines, years } of over(table).changes(scenario)) {
    entries.push(...lines, ...years.map(({ action }) => action))
  }
  return entries.map((entry) => (typeof entry === 'string' ? entry : (entry.new?.cents ?? null)))
}
const current = async () => (await over(table).read(BUDGET)).lines.map(({ cents }) => cents)

test('a book that was never written has no lines, is at revision 0 and is not listed', async () => {
  expect(await over(table).read(BUDGET)).toEqual({
    ...{ scenario: BUDGET, revision: 0, lines: [], removed: [], years: [] },
  })
  expect(await over(table).list()).toEqual([])
  expect(await told()).toEqual([])
})

test('what is written is read again as it was, each scenario for itself; the budget is listed first', async () => {
  const names = {
    whatIf: { kind: 'what_if', name: 'One less' },
    half: { kind: 'reforecast', name: '6+6' },
  } as const
  const books = [
    await submit(table, 1, names.whatIf),
    await submit(table, 2, names.half),
    await submit(table, 3),
  ]
  for (const book of books) expect(await over(table).read(book.scenario)).toEqual(book)
  expect(await over(table).read({ kind: 'what_if', name: 'ONE LESS ' })).toEqual(books[0])
  expect(await over(table).list()).toEqual(
    [books[2], books[1], books[0]].map((book) => ({
      scenario: book?.scenario,
      revision: 1,
      years: book?.years,
      tenantOwners: book?.scenario.kind === 'what_if' ? [] : null,
    })),
  )
})

test('there are no more scenarios than are listed to whoever picks one; those that stand, and the budget, are written on', async () => {
  await submit(table, 1, { kind: 'reforecast', name: 'r0' })
  const others = Array.from({ length: MOST_SCENARIOS - 1 }, (_, index) => ({
    PutRequest: { Item: { pk: 'BUDGETS', sk: `reforecast/r${index + 1}` } },
  }))
  for (let from = 0; from < others.length; from += 25) {
    const RequestItems = { [table.name]: others.slice(from, from + 25) }
    await table.client.send(new BatchWriteCommand({ RequestItems }))
  }
  const items = await store.countItems()
  await expect(submit(table, 2, { kind: 'what_if', name: 'one more' })).rejects.toThrow(
    /^The what-if "one more" would be a new scenario, and there are 100 already: .*Submit to one of them/,
  )
  expect(await store.countItems()).toBe(items)
  await submit(table, 2, { kind: 'reforecast', name: 'R0' })
  await submit(table, 3)
  expect(await current()).toEqual([3])
})

test('history is newest first, lines and steps of years alike, and goes on from any change', async () => {
  const book = await submit(table, 1).then(() => submit(table, 2))
  const locked = lockYear(
    book,
    { fiscalYear: '2026', by: 'fay', at: AT },
    {
      firstMonth: 1,
      anotherPerson: { toLock: false, toApprove: true },
    },
  )
  await over(table).write(book, locked.book, { lines: [], years: [locked.event] })
  expect(await over(table).read(BUDGET)).toEqual(locked.book)
  expect(await told()).toEqual(['lock', 2, 1])
  const ids: string[] = []
  for await (const { id } of over(table).changes(BUDGET)) ids.push(id)
  const from: (number | undefined)[] = []
  for await (const { lines } of over(table).changes(BUDGET, ids[1])) from.push(lines[0]?.new?.cents)
  expect(from).toEqual([2, 1])
})

describe('of two changes made of the same book', () => {
  test.each([0, 1])('(%s submissions stand) one is refused, and nothing of it is kept', async (standing) => {
    if (standing > 0) await submit(table, 1)
    const base = await over(table).read(BUDGET)
    // The slower one has written everything but the last write when the faster one begins and ends.
    const slow = withCalls(table, async (call, send) => {
      if (isHead(call)) await submit(table, 2, BUDGET, base)
      return send()
    })
    await expect(submit(slow, 3, BUDGET, base)).rejects.toMatchObject({
      name: 'BookChangedError',
      message:
        'Somebody else changed the budget meanwhile; nothing of this was written. Read it again and submit once more.',
    })
    expect([await current(), await told()]).toEqual([[2], standing > 0 ? [2, 1] : [2]])
    await expect(submit(table, 4, BUDGET, base)).rejects.toMatchObject({ name: 'BookChangedError' })
    await submit(table, 5)
    expect([await current(), await told()]).toEqual([[5], standing > 0 ? [5, 2, 1] : [5, 2]])
  })

  test('also where the other was a step of a year, which changes no line', async () => {
    const base = await submit(table, 1)
    const terms = { firstMonth: 1, anotherPerson: { toLock: false, toApprove: true } }
    const { book, event } = lockYear(base, { fiscalYear: '2026', by: 'fay', at: AT }, terms)
    await over(table).write(base, book, { lines: [], years: [event] })
    await expect(submit(table, 2, BUDGET, base)).rejects.toMatchObject({ name: 'BookChangedError' })
  })
})

describe('whichever write of a submission', () => {
  test.each(Object.entries(BREAKAGES))(
    '%s, it stands whole or not at all, and can be made again',
    async (name, breakage) => {
      const writes = await countWrites((await server.another()).table, (counted) =>
        bookStore(counted).write({ scenario: BUDGET, revision: 0, lines: [], removed: [], years: [] }, ONE, {
          lines: [],
          years: [],
        }),
      )
      for (let failing = 1; failing <= writes; failing += 1) {
        store = await server.another()
        table = store.table
        await submit(table, 1)
        const outcome = await submit(withCalls(table, breakage(failing)), 2).then(
          () => 'written',
          () => 'failed',
        )
        const stands = (await current())[0] === 2
        expect([failing, await told()]).toEqual([failing, stands ? [2, 1] : [1]])
        // Who is told that it stands can rely on it; who is told of a failure may find that it stands all the same.
        if (outcome === 'written') expect([failing, stands]).toEqual([failing, true])
        if (name.includes('sends it again')) expect([failing, outcome]).toEqual([failing, 'written'])
        await submit(table, 3)
        expect([failing, await told()]).toEqual([failing, stands ? [3, 2, 1] : [3, 1]])
      }
    },
  )
})

test('lines that are no longer current stay a day for who reads them, and then expire; those that are never do', async () => {
  for (const cents of [1, 2, 3]) await submit(table, cents)
  const items = (await store.items()).filter(({ pk }) => pk.startsWith('BUDGET_LINES#'))
  const expiries = items.map((item) => item[EXPIRY_ATTRIBUTE]).sort()
  expect(expiries).toEqual([NOW_MS / 1000 + 86_400, NOW_MS / 1000 + 86_400, undefined])
  expect((await store.items()).every(({ pk }) => pk.startsWith('BUDGET'))).toBe(true)
})

test('30,000 lines with a history as long are written in parts that DynamoDB takes, and read back as they were', async () => {
  const lines: BudgetLine[] = Array.from({ length: 30_000 }, (_, number) =>
    line({
      dimension: 'tenant',
      member: `0000${String(Math.floor(number / 12)).padStart(4, '0')}-0000-4000-8000-000000000000`,
      period: `2026-${String((number % 12) + 1).padStart(2, '0')}`,
      cents: number * 7_919,
      note: number % 40 === 0 ? incompressible(`${number}`, 600) : null,
    }),
  )
  const book: BudgetBook = { scenario: BUDGET, revision: 1, lines, removed: [], years: [] }
  const history = lines.map(
    ({ version, changedBy, changedAt, ...values }): HistoryEntry => ({
      ...{
        dimension: values.dimension,
        member: values.member,
        measure: values.measure,
        period: values.period,
      },
      ...{ scenario: BUDGET, revision: version, who: changedBy, at: changedAt, why: 'start', old: null },
      new: { cents: values.cents, quantityAndRate: null, owner: values.owner, note: values.note, version },
    }),
  )
  const watched = recorded(table)
  const empty = await over(table).read(BUDGET)
  await over(watched.table).write(empty, book, { lines: history, years: [] })
  const bodies = watched.calls.flatMap(({ input }) => input.Item?.body?.byteLength ?? [])
  expect(bodies.length).toBeGreaterThan(2)
  for (const bytes of bodies) expect(bytes).toBeLessThan(390 * 1024)
  const read = await over(table).read(BUDGET)
  expect(JSON.stringify(read)).toBe(JSON.stringify(book))
  for await (const change of over(table).changes(BUDGET)) expect(change.lines).toEqual(history)
})
