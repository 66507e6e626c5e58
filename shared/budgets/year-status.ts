// A fiscal year of a scenario is open, then locked, then approved; opened again only with a reason that its history keeps.
import { isSamePerson } from '../closing/approval.ts'
import {
  type BudgetBook,
  FISCAL_YEAR_FORM,
  type YearEvent,
  type YearStatus,
} from '../contract/budget/book.ts'
import type { BudgetLine } from '../contract/budget/line.ts'
import { A_PLAN_YEAR } from '../contract/budget/plan-years.ts'
import { scenarioWords } from '../contract/budget/scenario.ts'
import { InvalidInputError, RefusedError } from '../errors.ts'
import { fiscalYearOf } from './fiscal-year.ts'
import { forgottenBefore } from './judge-draft.ts'
import { compareTexts } from './line-key.ts'

export interface YearTerms {
  /** Of the fiscal year, 1 to 12. */
  readonly firstMonth: number
  /** Which steps somebody must take who submitted nothing to the year. */
  readonly anotherPerson: { readonly toLock: boolean; readonly toApprove: boolean }
}

export interface YearStep {
  readonly fiscalYear: string
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

export interface ChangedYear {
  readonly book: BudgetBook
  readonly event: YearEvent
}

/** The status of a year, which is open where nothing is said. */
export function yearOf({ years }: Pick<BudgetBook, 'years'>, fiscalYear: string): YearStatus {
  const found = years.find((year) => year.fiscalYear === fiscalYear)
  return found ?? { fiscalYear, status: 'open', submittedBy: [], locked: null, approved: null }
}

/**
 * Of a step that somebody takes on what they looked at: lines of other years may have changed meanwhile.
 *
 * @param revision of the book that was looked at
 * @throws RefusedError where a line of the year changed, came or went after it
 */
export function assertAsSeen(
  book: BudgetBook,
  fiscalYear: string,
  revision: number,
  firstMonth: number,
): void {
  const isLater = ({ period, version }: Pick<BudgetLine, 'period' | 'version'>) =>
    version > revision && fiscalYearOf(period, firstMonth) === fiscalYear
  const hasMoved =
    revision > book.revision ||
    revision < forgottenBefore(book) ||
    book.lines.some(isLater) ||
    book.removed.some(isLater)
  if (!hasMoved) return
  throw refusal(
    book,
    yearOf(book, fiscalYear),
    `is not what was looked at any more: that was revision ${revision}, and revision ${book.revision} stands`,
    'look at its lines again, then take the step',
  )
}

/** @throws RefusedError for a year that is not open, has no lines, or was submitted to by the same person where that is not allowed */
export function lockYear(book: BudgetBook, step: YearStep, terms: YearTerms): ChangedYear {
  const year = checked(book, step)
  if (year.status !== 'open')
    throw refusal(book, year, `is ${year.status} already`, 'there is nothing to lock')
  if (!book.lines.some(({ period }) => fiscalYearOf(period, terms.firstMonth) === step.fiscalYear)) {
    throw refusal(book, year, 'has no lines', 'submit them first')
  }
  if (terms.anotherPerson.toLock) assertAnother(book, year, step, 'lock')
  return changed(
    book,
    { ...year, status: 'locked', locked: { by: step.by, at: step.at } },
    'lock',
    step,
    null,
  )
}

/** @throws RefusedError for a year that is not locked, or was submitted to by the same person where that is not allowed */
export function approveYear(book: BudgetBook, step: YearStep, terms: YearTerms): ChangedYear {
  const year = checked(book, step)
  if (year.status === 'approved')
    throw refusal(book, year, 'is approved already', 'there is nothing to approve')
  if (year.status === 'open') {
    throw refusal(book, year, 'is open', 'lock it first, so that what is approved cannot change meanwhile')
  }
  if (terms.anotherPerson.toApprove) assertAnother(book, year, step, 'approve')
  return changed(
    book,
    { ...year, status: 'approved', approved: { by: step.by, at: step.at } },
    'approve',
    step,
    null,
  )
}

/** @throws RefusedError for a year that is open, InvalidInputError without a reason */
export function reopenYear(book: BudgetBook, step: YearStep, why: string): ChangedYear {
  const year = checked(book, step)
  if (year.status === 'open') throw refusal(book, year, 'is open', 'there is nothing to open again')
  if (why.trim() === '')
    throw new InvalidInputError('why', why, 'the reason for which the year is opened again')
  return changed(book, { ...year, status: 'open', locked: null, approved: null }, 'reopen', step, why.trim())
}

function checked(book: BudgetBook, { fiscalYear, by }: YearStep): YearStatus {
  if (!FISCAL_YEAR_FORM.test(fiscalYear)) {
    throw new InvalidInputError('fiscalYear', fiscalYear, A_PLAN_YEAR)
  }
  if (by.trim() === '') throw new InvalidInputError('by', by, 'the name of who does it')
  return yearOf(book, fiscalYear)
}

function assertAnother(book: BudgetBook, year: YearStatus, { by }: YearStep, what: 'lock' | 'approve'): void {
  if (!year.submittedBy.some((person) => isSamePerson(person, by))) return
  throw refusal(book, year, `holds lines that ${by.trim()} submitted`, `ask another person to ${what} it`)
}

function refusal(
  { scenario }: BudgetBook,
  { fiscalYear }: YearStatus,
  what: string,
  next: string,
): RefusedError {
  return new RefusedError(`Fiscal year ${fiscalYear} of ${scenarioWords(scenario)} ${what}: ${next}.`)
}

function changed(
  book: BudgetBook,
  year: YearStatus,
  action: YearEvent['action'],
  { fiscalYear, by, at }: YearStep,
  why: string | null,
): ChangedYear {
  const others = book.years.filter((one) => one.fiscalYear !== fiscalYear)
  const years = [...others, year].sort((one, other) => compareTexts(one.fiscalYear, other.fiscalYear))
  return { book: { ...book, years }, event: { scenario: book.scenario, fiscalYear, action, by, at, why } }
}
