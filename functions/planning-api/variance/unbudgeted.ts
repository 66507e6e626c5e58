// Members that cost or bring something in the period and that nobody budgeted, of each dimension and measure that has lines.
import type { Subject } from '../../../shared/budgets/budget-of.ts'
import type { BudgetLine, Dimension } from '../../../shared/contract/budget/line.ts'
import type { Actuals } from '../actuals/read-actuals.ts'

/** @param months of the period */
export function unbudgetedSubjects(
  lines: readonly BudgetLine[],
  months: readonly string[],
  actuals: Actuals,
): Subject[] {
  const budgeted = new Set(lines.map(keyOf))
  const kinds = new Map(
    lines.map(({ dimension, measure }) => [`${dimension}/${measure}`, { dimension, measure }]),
  )
  return [...kinds.values()].flatMap(({ dimension, measure }) =>
    membersOf(dimension, months, actuals)
      .map((member): Subject => ({ dimension, member, measure }))
      .filter(
        (subject) =>
          !budgeted.has(keyOf(subject)) &&
          months.some((month) => (actuals.amountOf(subject, month).cents ?? 0) !== 0),
      ),
  )
}

function keyOf({ dimension, member, measure }: Subject): string {
  return `${dimension}/${measure}/${member.toLowerCase()}`
}

function membersOf(dimension: Dimension, months: readonly string[], { months: read }: Actuals): string[] {
  const members = months.flatMap((period) => {
    const month = read.get(period)
    if (month === undefined) return []
    if (dimension === 'tenant') return [...month.rows.keys()]
    if (dimension === 'plan')
      return [...month.plans.values()].flatMap(([first]) => first?.planNames.join(', ') ?? [])
    if (dimension === 'vendor') return month.vendors?.flatMap(({ vendor }) => vendor ?? []) ?? []
    return dimension === 'resource_type' ? (month.view.pools ?? []).map(({ pool }) => pool) : []
  })
  return [...new Map(members.map((member) => [member.toLowerCase(), member])).values()]
}
