// What a member is budgeted for in a run of months, from its lines.
import type { BudgetLine, LineKey } from '../contract/budget/line.ts'
import type { Amount } from '../contract/budget/variance.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { knownAmount, noAmount } from './amounts.ts'
import { compareKeys, compareTexts } from './line-key.ts'

/** Who and what a row of the sheet is about. */
export type Subject = Omit<LineKey, 'period'>

const NO_LINE: NullReason = { code: 'no_budget_line', message: 'No budget line stands for it.' }

export interface BudgetedMonths {
  readonly budget: Amount
  readonly owners: string[]
  readonly monthsWithoutLine: string[]
}

/** The lines of one subject, by month. */
export type LinesByMonth = ReadonlyMap<string, BudgetLine>

/** A month without a line adds nothing, and is named; without any line there is no budget, which is not a budget of 0. */
export function budgetOf(lines: LinesByMonth, months: readonly string[]): BudgetedMonths {
  const held = months.flatMap((month) => lines.get(month) ?? [])
  const cents = held.reduce((sum, line) => sum + line.cents, 0)
  return {
    budget: held.length === 0 ? noAmount(NO_LINE) : knownAmount(cents),
    owners: [...new Set(held.map(({ owner }) => owner))].sort(compareTexts),
    monthsWithoutLine: months.filter((month) => !lines.has(month)),
  }
}

export interface BudgetedSubject {
  readonly subject: Subject
  readonly lines: LinesByMonth
}

/**
 * Every subject that has a line, and those that are named beside them, in the order of lines.
 *
 * @param others such as members with an actual and no budget
 */
export function subjectsOf(lines: readonly BudgetLine[], others: readonly Subject[]): BudgetedSubject[] {
  const subjects = new Map<string, { subject: Subject; lines: Map<string, BudgetLine> }>()
  const entryOf = ({ dimension, member, measure }: Subject) => {
    const key = JSON.stringify([dimension, member.toLowerCase(), measure])
    const entry = subjects.get(key) ?? { subject: { dimension, member, measure }, lines: new Map() }
    subjects.set(key, entry)
    return entry
  }
  for (const line of lines) entryOf(line).lines.set(line.period, line)
  for (const subject of others) entryOf(subject)
  return [...subjects.values()].sort((one, other) =>
    compareKeys({ ...one.subject, period: '' }, { ...other.subject, period: '' }),
  )
}
