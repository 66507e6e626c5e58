// The rows of a budget sheet: members with their lines that stand, month by month. Pure.

import { rateWords } from '../../../shared/budgets/line-amount.ts'
import type { ApiBudgetLine, BudgetLines } from '../../../shared/contract/api/answers/planning/budgets.ts'
import { groupedNumber } from '../../../shared/ranges/grouped-numbers.ts'
import { readKey } from './budget-columns.ts'
import type { BudgetSheetChoice, LinesRead } from './planning-desk.ts'

/** Somebody or something that lines can be of. */
export interface Member {
  readonly member: string
  readonly label: string
}

export interface BudgetRow extends Member {
  /** What all its lines have in common; empty where they differ, so that a submission leaves each as it is. */
  readonly owner: string
  readonly note: string
  /** By month; null where no line stands. */
  readonly cents: readonly (number | null)[]
  readonly yours: 'yes' | 'no' | 'in part'
  readonly about: string
}

/** By label, then member; members that have a line are rows whether or not they are among these. */
export function budgetRows(
  members: readonly Member[],
  { lines }: Pick<BudgetLines, 'lines'>,
  months: readonly string[],
): BudgetRow[] {
  const found = new Map<string, Member>()
  for (const one of [...members, ...lines]) {
    const key = one.member.toLowerCase()
    if (!found.has(key)) found.set(key, { member: one.member, label: one.label })
  }
  const byMember = Map.groupBy(lines, ({ member }) => member.toLowerCase())
  return [...found]
    .map(([key, one]) => rowOf(one, byMember.get(key) ?? [], months))
    .toSorted((a, b) => compare(a.label.toLowerCase(), b.label.toLowerCase()) || compare(a.member, b.member))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function rowOf(one: Member, lines: readonly ApiBudgetLine[], months: readonly string[]): BudgetRow {
  const byMonth = new Map(lines.map((line) => [line.period, line]))
  const mine = lines.filter((line) => line.may_write).length
  return {
    ...one,
    owner: common(lines.map((line) => line.owner)),
    note: common(lines.map((line) => line.note ?? '')),
    cents: months.map((month) => byMonth.get(month)?.cents ?? null),
    yours: mine === lines.length ? 'yes' : mine === 0 ? 'no' : 'in part',
    about: aboutOf(lines),
  }
}

function common(texts: readonly string[]): string {
  const [first = '', ...others] = new Set(texts)
  return others.length === 0 ? first : ''
}

function aboutOf(lines: readonly ApiBudgetLine[]): string {
  const counted = lines.flatMap(({ period, quantity, unit, rate_microdollars: rate }) =>
    quantity === null || rate === null
      ? []
      : [`${period}: ${groupedNumber(quantity)} ${unit?.replaceAll('_', ' ')} at ${rateWords(rate)}`],
  )
  const others = lines.filter((line) => !line.may_write).map(({ period }) => period)
  const owners = new Set(lines.map(({ owner }) => owner))
  const notes = new Set(lines.map(({ note }) => note ?? ''))
  return [
    ...(counted.length === 0
      ? []
      : [`Quantity and rate: ${counted.join('; ')}. Another amount takes their place.`]),
    ...(others.length === 0
      ? []
      : [
          `Of another owner, and not submitted: ${others.length === lines.length ? 'all months' : others.join(', ')}.`,
        ]),
    ...(owners.size > 1 ? ['Owners differ from month to month: an empty Owner leaves them.'] : []),
    ...(notes.size > 1 ? ['Notes differ from month to month: an empty Note leaves them.'] : []),
  ].join(' ')
}

/** What is recorded of the lines, for the submission. */
export function linesRead({ lines }: Pick<BudgetLines, 'lines'>, months: readonly string[]): LinesRead {
  const versions: Record<string, (number | null)[]> = {}
  const others: Record<string, string[]> = {}
  for (const { dimension, measure, member, period, version, may_write: isYours } of lines) {
    const at = months.indexOf(period)
    if (at < 0) continue
    const key = readKey(dimension, measure, member)
    versions[key] ??= months.map(() => null)
    versions[key][at] = version
    if (!isYours) others[key] = [...(others[key] ?? []), period]
  }
  return { months, versions, others }
}

/** `Budget 2026`, `Reforecast 6+6 2026`. */
export function sheetTitle({
  scenario,
  fiscalYear,
}: Pick<BudgetSheetChoice, 'scenario' | 'fiscalYear'>): string {
  if (scenario.kind === 'budget') return `Budget ${fiscalYear}`
  return `${scenario.kind === 'reforecast' ? 'Reforecast' : 'What-if'} ${scenario.name.trim()} ${fiscalYear}`
}
