// The functions as Excel knows them. Microsoft's tool reads names, descriptions and arguments from here (metadata.ts).
// Signatures are append only: workbooks hold them. Descriptions have at most 128 characters, as manifests take them.
import type { COMPONENT, MEASURE, REPORT } from './enums.ts'
import { inCell } from './in-cell.ts'

/**
 * What a tenant costs in a period, in dollars.
 * @customfunction COST
 * @helpurl https://penguin.example/functions.html#cost
 * @requiresAddress
 * @param tenant The whole name or the id of a tenant, as text.
 * @param period A month as "2026-10" or any date in it, a quarter as "2026-Q3", or a year as 2026.
 * @param [component] Which part: total (when left out), infrastructure, email_service, idle or platform.
 * @param [knownAt] As known then: a date and time in UTC, a run id, closed or restated. Left out or empty: the newest.
 */
export function cost(
  tenant: unknown,
  period: unknown,
  component: COMPONENT,
  knownAt: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown> {
  return inCell(invocation, (answers, formula) => answers.cost(tenant, period, component, knownAt, formula))
}

/**
 * A published figure of a tenant, or of the platform, in a period.
 * @customfunction FIGURE
 * @helpurl https://penguin.example/functions.html#figure
 * @requiresAddress
 * @param measure Which figure, for example total_cost or gross_margin_pct (27.9 is 27.9 %).
 * @param tenant The whole name or the id of a tenant, as text; "platform" for the platform as a whole.
 * @param period A month as "2026-10" or any date in it, a quarter as "2026-Q3", or a year as 2026.
 * @param [knownAt] As known then: a date and time in UTC, a run id, closed or restated. Left out or empty: the newest.
 */
export function figure(
  measure: MEASURE,
  tenant: unknown,
  period: unknown,
  knownAt: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown> {
  return inCell(invocation, (answers, formula) => answers.figure(measure, tenant, period, knownAt, formula))
}

/**
 * A report as a table that spills, with a header row.
 * @customfunction TABLE
 * @helpurl https://penguin.example/functions.html#table
 * @requiresAddress
 * @param report Which report, for example cost_by_tenant or profitability.
 * @param period A month as "2026-10" or any date in it, a quarter as "2026-Q3", or a year as 2026.
 * @param [knownAt] As known then: a date and time in UTC, a run id, closed or restated. Left out or empty: the newest.
 */
export function table(
  report: REPORT,
  period: unknown,
  knownAt: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return inCell(invocation, (answers, formula) => answers.table(report, period, knownAt, formula))
}

/**
 * How a figure comes about, as a table that spills; the amounts of a cost sum to it.
 * @customfunction EXPLAIN
 * @helpurl https://penguin.example/functions.html#explain
 * @requiresAddress
 * @param measure Which figure, for example total_cost or profit.
 * @param tenant The whole name or the id of a tenant, as text; "platform" for the platform as a whole.
 * @param period A month as "2026-10" or any date in it.
 * @param [knownAt] As known then: a date and time in UTC, a run id, closed or restated. Left out or empty: the newest.
 */
export function explain(
  measure: MEASURE,
  tenant: unknown,
  period: unknown,
  knownAt: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return inCell(invocation, (answers, formula) => answers.explain(measure, tenant, period, knownAt, formula))
}

/**
 * What must be said beside a figure: that it is modeled, by which method and run, and what is missing.
 * @customfunction NOTE
 * @helpurl https://penguin.example/functions.html#note
 * @requiresAddress
 * @param measure Which figure, for example total_cost.
 * @param tenant The whole name or the id of a tenant, as text; "platform" for the platform as a whole.
 * @param period A month as "2026-10" or any date in it, a quarter as "2026-Q3", or a year as 2026.
 * @param [knownAt] As known then: a date and time in UTC, a run id, closed or restated. Left out or empty: the newest.
 */
export function note(
  measure: MEASURE,
  tenant: unknown,
  period: unknown,
  knownAt: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<string> {
  return inCell(invocation, (answers, formula) => answers.note(measure, tenant, period, knownAt, formula))
}

/**
 * Up to when the figures of a period describe the platform, as text in UTC.
 * @customfunction ASOF
 * @helpurl https://penguin.example/functions.html#asof
 * @requiresAddress
 * @param period A month as "2026-10" or any date in it, a quarter as "2026-Q3", or a year as 2026.
 * @param [knownAt] As known then: a date and time in UTC, a run id, closed or restated. Left out or empty: the newest.
 */
export function asOf(
  period: unknown,
  knownAt: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<string> {
  return inCell(invocation, (answers, formula) => answers.asOf(period, knownAt, formula))
}

/**
 * The id of the run that the figures of a period come from; of a quarter or year, of each month.
 * @customfunction RUN
 * @helpurl https://penguin.example/functions.html#run
 * @requiresAddress
 * @param period A month as "2026-10" or any date in it, a quarter as "2026-Q3", or a year as 2026.
 * @param [knownAt] As known then: a date and time in UTC, a run id, closed or restated. Left out or empty: the newest.
 */
export function run(
  period: unknown,
  knownAt: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<string> {
  return inCell(invocation, (answers, formula) => answers.run(period, knownAt, formula))
}
