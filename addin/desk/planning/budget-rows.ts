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
  const counted = countedRuns(lines)
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
          `Of another owner, who submits them: ${others.length === lines.length ? 'all months' : others.join(', ')}.`,
        ]),
    ...(owners.size > 1 ? ['Owners differ from month to month: an empty Owner leaves them.'] : []),
    ...(notes.size > 1 ? ['Notes differ from month to month: an empty Note leaves them.'] : []),
  ].join(' ')
}

/** Said once for lines in a row that say the same; of all months without naming them. */
function countedRuns(lines: readonly ApiBudgetLine[]): string[] {
  const runs: { words: string | null; from: string; to: string }[] = []
  for (const line of lines.toSorted((a, b) => compare(a.period, b.period))) {
    const words = countedWords(line)
    const last = runs.at(-1)
    if (last?.words === words) last.to = line.period
    else runs.push({ words, from: line.period, to: line.period })
  }
  return runs.flatMap(({ words, from, to }) => {
    if (words === null) return []
    if (runs.length === 1) return [words]
    return [`${from === to ? from : `${from} to ${to}`}: ${words}`]
  })
}

function countedWords({ quantity, unit, rate_microdollars: rate }: ApiBudgetLine): string | null {
  if (quantity === null || rate === null) return null
  return `${groupedNumber(quantity)} ${unit?.replaceAll('_', ' ')} at ${rateWords(rate)}`
}

/** What is recorded of the lines, for the submission. */
export function linesRead({ lines }: Pick<BudgetLines, 'lines'>, months: readonly string[]): LinesRead {
  const versions: Record<string, (number | null)[]> = {}
  for (const { dimension, measure, member, period, version } of lines) {
    const at = months.indexOf(period)
    if (at < 0) continue
    const key = readKey(dimension, measure, member)
    versions[key] ??= months.map(() => null)
    versions[key][at] = version
  }
  return { months, versions }
}

/** `Budget 2026`, `Reforecast 6+6 2026`. */
export function sheetTitle({
  scenario,
  fiscalYear,
}: Pick<BudgetSheetChoice, 'scenario' | 'fiscalYear'>): string {
  if (scenario.kind === 'budget') return `Budget ${fiscalYear}`
  return `${scenario.kind === 'reforecast' ? 'Reforecast' : 'What-if'} ${scenario.name.trim()} ${fiscalYear}`
}
