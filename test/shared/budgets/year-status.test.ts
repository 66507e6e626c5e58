// A fiscal year is locked, then approved, by somebody else than who submitted to it where that is asked for.
import { expect, test } from '@jest/globals'
import { applySubmission } from '../../../shared/budgets/apply-submission.ts'
import { approveYear, lockYear, reopenYear, yearOf } from '../../../shared/budgets/year-status.ts'
import { ANN, AT, book, FINANCE, row, submission, terms } from './budget-world.ts'

const applied = applySubmission(book(), submission(row()), terms(ANN), AT)
const submitted = applied.applied ? applied.book : book()
const step = (by: string, fiscalYear = '2026') => ({ fiscalYear, by, at: AT })
const twoPeople = { firstMonth: 1, anotherPerson: { toLock: false, toApprove: true } }

test('whoever submitted may lock, and not approve; another person may', () => {
  const { book: locked, event } = lockYear(submitted, step(ANN.person), twoPeople)
  expect(event).toEqual({
    scenario: { kind: 'budget' },
    fiscalYear: '2026',
    action: 'lock',
    by: ANN.person,
    at: AT,
    why: null,
  })
  expect(() => approveYear(locked, step(' ANN@example.com'), twoPeople)).toThrow(
    'Fiscal year 2026 of the budget holds lines that ANN@example.com submitted: ask another person to approve it.',
  )
  const { book: approved } = approveYear(locked, step(FINANCE.person), twoPeople)
  expect(yearOf(approved, '2026')).toEqual({
    fiscalYear: '2026',
    status: 'approved',
    submittedBy: [ANN.person],
    locked: { by: ANN.person, at: AT },
    approved: { by: FINANCE.person, at: AT },
  })
  expect(approved.lines).toEqual(submitted.lines)
  expect(applySubmission(approved, submission(row({ version: 1 })), terms(FINANCE), AT).applied).toBe(false)
})

test('a team of one approves by itself, and a careful one locks by another', () => {
  const alone = { firstMonth: 1, anotherPerson: { toLock: false, toApprove: false } }
  const careful = { firstMonth: 1, anotherPerson: { toLock: true, toApprove: true } }
  const { book: locked } = lockYear(submitted, step(ANN.person), alone)
  expect(yearOf(approveYear(locked, step(ANN.person), alone).book, '2026').status).toBe('approved')
  expect(() => lockYear(submitted, step(ANN.person), careful)).toThrow('ask another person to lock it')
})

test('it is opened again with a reason, and who submitted before is still not to approve', () => {
  const { book: locked } = lockYear(submitted, step(FINANCE.person), twoPeople)
  expect(() => reopenYear(locked, step(FINANCE.person), ' ')).toThrow('it takes the reason')
  const { book: reopened, event } = reopenYear(locked, step(FINANCE.person), 'prices changed')
  expect(event).toMatchObject({ action: 'reopen', why: 'prices changed' })
  expect(yearOf(reopened, '2026')).toMatchObject({ status: 'open', locked: null, submittedBy: [ANN.person] })
})

test.each([
  [() => approveYear(submitted, step(FINANCE.person), twoPeople), 'is open: lock it first'],
  [() => lockYear(submitted, step(FINANCE.person, '2027'), twoPeople), 'has no lines: submit them first'],
  [() => reopenYear(submitted, step(FINANCE.person), 'x'), 'there is nothing to open again'],
  [() => lockYear(submitted, step(FINANCE.person, '26'), twoPeople), 'a year as YYYY'],
  [() => lockYear(submitted, step(' '), twoPeople), 'the name of who does it'],
])('refused: %#', (act, words) => {
  expect(act).toThrow(words)
})
