// Nobody makes a shared book too large for the others: not by lines, not by notes, not by far months, not by removing.
import { describe, expect, test } from '@jest/globals'
import { applySubmission } from '../../../shared/budgets/apply-submission.ts'
import { monthsAround } from '../../../shared/budgets/months-around.ts'
import { previewSubmission } from '../../../shared/budgets/preview-submission.ts'
import { assertAsSeen } from '../../../shared/budgets/year-status.ts'
import type { BudgetBook } from '../../../shared/contract/budget/book.ts'
import {
  MOST_LINES,
  MOST_LINES_OF_OWNER,
  MOST_NOTES_OF_OWNER,
  MOST_REMOVED,
} from '../../../shared/contract/budget/most-rows.ts'
import { scenario, scenarioId } from '../../../shared/contract/budget/scenario.ts'
import type { SubmissionRow } from '../../../shared/contract/budget/submission.ts'
import { ANN, AT, BEN, book, FINANCE, line, row, submission, terms } from './budget-world.ts'

const anyMember = (who = ANN) => ({ ...terms(who), memberOf: (_: unknown, typed: string) => typed })
const linesOf = (owner: string, count: number, note: string | null = null) =>
  Array.from({ length: count }, (_, index) => line({ member: `${owner} ${index}`, owner, note }))
const preview = (before: BudgetBook, who: typeof ANN, ...rows: SubmissionRow[]) =>
  previewSubmission(before, submission(...rows), anyMember(who))
const codes = ({ errors }: ReturnType<typeof preview>) => errors.map(({ code, row: at }) => [code, at])

describe('a book has room', () => {
  const full = book(linesOf(ANN.person, MOST_LINES_OF_OWNER))

  test('for so many lines of an owner: the first row beyond is named, and nobody else is held up', () => {
    const [one, two] = [row({ member: 'new' }), row({ member: 'newer' })]
    const refused = preview(full, ANN, one, two)
    expect(codes(refused)).toEqual([['too_many_lines', 2]])
    expect(refused.errors[0]?.message).toBe(
      'From this row on there would be more than 5,000 lines in your part of the budget. Remove lines that are not needed any more, or submit fewer months or members.',
    )
    expect(applySubmission(full, submission(one), anyMember(), AT).applied).toBe(false)
    for (const who of [BEN, FINANCE]) expect(preview(full, who, one, two).accepted).toBe(true)
  })

  test('for a line in place of one that is taken out, whichever row comes first, and for changes of a full one', () => {
    const gone = row({ member: `${ANN.person} 7`, version: 1, remove: true, cents: null })
    expect(preview(full, ANN, row({ member: 'new' }), gone).accepted).toBe(true)
    expect(preview(full, ANN, row({ member: `${ANN.person} 8`, version: 1, cents: 5 })).accepted).toBe(true)
  })

  test('for so many lines of all, also of Finance', () => {
    const all = book(linesOf(FINANCE.person, MOST_LINES))
    expect(codes(preview(all, FINANCE, row({ member: 'new' })))).toEqual([['too_many_lines', 2]])
    expect(codes(preview(all, BEN, row({ member: 'new' })))).toEqual([['too_many_lines', 2]])
  })

  test('for so many characters of notes', () => {
    const noted = book(linesOf(ANN.person, MOST_NOTES_OF_OWNER / 2_000, 'n'.repeat(2_000)))
    expect(codes(preview(noted, ANN, row({ member: 'new' })))).toEqual([])
    expect(codes(preview(noted, ANN, row({ member: 'new', note: 'n' })))).toEqual([['too_many_notes', 2]])
  })
})

test('what was removed long ago is forgotten, and whoever read it then is asked to read again', () => {
  const removed = Array.from({ length: MOST_REMOVED }, (_, index) => ({
    ...({ dimension: 'plan', measure: 'total_cost', period: '2026-10', owner: ANN.person } as const),
    ...{ member: `gone ${index}`, version: index + 2, removedBy: ANN.person, removedAt: AT },
  }))
  const before = book([line()], { revision: MOST_REMOVED + 1, removed })
  const gone = row({ version: MOST_REMOVED + 1, remove: true, cents: null })
  const applied = applySubmission(before, submission(gone), anyMember(), AT)
  const after = applied.applied ? applied.book : before
  expect(after.removed).toHaveLength(MOST_REMOVED)
  const [oldest, newest] = [row({ member: 'gone 0', version: 1 }), row({ member: 'growth', version: 1 })]
  expect(codes(preview(after, ANN, oldest))).toEqual([['bad_version', 2]])
  expect(codes(preview(after, ANN, newest))).toEqual([['stale_version', 2]])
  expect(preview(after, ANN, row({ member: 'gone 0' })).accepted).toBe(true)
})

test.each([
  [1, '2026-12-31T23:59:59Z', '2016-01', '2036-12'],
  [4, '2026-03-31T23:59:59Z', '2015-04', '2036-03'],
  [4, '2026-04-01T00:00:00Z', '2016-04', '2037-03'],
])('months of ten fiscal years around: from month %d on %s', (firstMonth, at, first, last) => {
  expect(monthsAround(at, firstMonth)).toMatchObject({ first, last })
  const months = { ...terms(ANN, firstMonth), months: { first, last } }
  const seen = (period: string) => previewSubmission(book(), submission(row({ period })), months)
  for (const period of [first, last]) expect(seen(period).accepted).toBe(true)
  for (const period of ['2015-03', '2037-04', '9999-12', '0000-01', '1999-12']) {
    expect(codes(seen(period))).toEqual([['bad_period', 2]])
  }
  expect(seen('2037-04').errors[0]?.expected).toBe(
    `a month from ${first} to ${last}, at most 10 fiscal years from now`,
  )
})

test.each([
  [{ member: 'grow\u0000th' }, 'bad_member'],
  [{ member: 'a\nb' }, 'bad_member'],
  [{ owner: `${FINANCE.person}\u0007` }, 'bad_owner'],
  [{ note: 'half \ud83d a letter' }, 'bad_note'],
  [{ note: 'bell \u0007' }, 'bad_note'],
])('text that no screen shows is refused by its cell: %j', (values, code) => {
  expect(codes(preview(book(), FINANCE, row(values)))).toEqual([[code, 2]])
})

test('notes have lines, and scenarios one name however it is typed', () => {
  expect(preview(book(), FINANCE, row({ note: 'one\ntwo\r\nthree' })).accepted).toBe(true)
  const named = (name: string) => ({ kind: 'what_if', name }) as const
  expect(scenarioId(named('ｏｎｅ ﬁrst'))).toBe(scenarioId(named('One First')))
  for (const name of ['a\u0000b', 'a\nb', 'a \ud83d', 'ﷺ'.repeat(60)]) {
    expect([name, scenario.safeParse(named(name)).success]).toEqual([name, false])
  }
  expect(scenario.safeParse({ ...named('x'), owner: 'me' }).success).toBe(false)
})

test('a step on what was looked at is refused once lines of that year changed, came or went; other years may move', () => {
  const gone = { ...line({ period: '2026-03', version: 4 }), removedBy: ANN.person, removedAt: AT }
  const moved = book([line({ version: 3 }), line({ period: '2027-01', version: 9 })], { removed: [gone] })
  const asSeen = (year: string, revision: number) => () => assertAsSeen(moved, year, revision, 1)
  for (const revision of [4, 9]) expect(asSeen('2026', revision)).not.toThrow()
  expect(asSeen('2026', 3)).toThrow(
    'Fiscal year 2026 of the budget is not what was looked at any more: that was revision 3, and revision 9 stands: look at its lines again, then take the step.',
  )
  expect(asSeen('2027', 8)).toThrow('look at its lines again')
  expect(asSeen('2026', 10)).toThrow('look at its lines again')
})
