// The cost lines of a quarter or year: those of its months together. A month in which the tenant does not exist has none, and
// that is said.
import type { ExplainedFigure } from '../../../shared/contract/api/answers/explained-figure.ts'
import { isApiFailure } from '../../api/api-failure.ts'
import type { ApiClient } from '../../api/client.ts'
import type { Ask } from '../asking.ts'
import type { ExplainedCellLine } from '../desk.ts'
import { lineOf, tenantOf, totalOf } from './explained-figure.ts'
import type { FigureToExplain } from './questions.ts'

export interface MonthsLines {
  readonly lines: readonly ExplainedCellLine[]
  readonly totalCents: number | null
  readonly remarks: readonly string[]
  /** Null where the tenant is in no month. */
  readonly tenant: string | null
}

/** @param months in order, each with the run that answered; null where none did */
export async function monthsLines(
  client: Pick<ApiClient, 'explainFigure'>,
  ask: Ask,
  { measure, tenant, knownAt }: FigureToExplain,
  months: readonly (readonly [month: string, runId: string | null])[],
  notDone: string,
): Promise<MonthsLines> {
  const read = (named: string, period: string, runId: string): Promise<ExplainedFigure | null> =>
    ask(notDone, (call) =>
      client.explainFigure({ measure, tenant: named, period, knownAt: knownAt ?? runId }, call).then(
        ({ data }) => data,
        (error: unknown) => {
          if (isApiFailure(error) && error.kind === 'missing') return null
          throw error
        },
      ),
    )
  const found = new Map<string, ExplainedFigure>()
  // The newest month first: a tenant may have been called otherwise before, and its id is the same in all.
  let named = tenant
  const notFound: [month: string, runId: string][] = []
  for (const [month, runId] of months.toReversed()) {
    const figure = runId === null ? null : await read(named, month, runId)
    if (figure !== null) {
      named = figure.tenant_id
      found.set(month, figure)
    } else if (runId !== null && named === tenant) notFound.push([month, runId])
  }
  for (const [month, runId] of named.toLowerCase() === tenant.toLowerCase() ? [] : notFound) {
    const figure = await read(named, month, runId)
    if (figure !== null) found.set(month, figure)
  }
  const inOrder = months.flatMap(([month]) => found.get(month) ?? [])
  const last = inOrder.at(-1)
  return {
    lines: inOrder.flatMap(({ period, lines, withheld_because: why }) =>
      lines.map((line) => lineOf(line, why, period)),
    ),
    totalCents: inOrder
      .map(({ line_totals: totals }) => totalOf(totals))
      .reduce((sum, cents) => (sum === null || cents === null ? null : sum + cents), 0),
    remarks: months.flatMap(([month, runId]) => (found.has(month) ? [] : [absent(month, runId)])),
    tenant: last === undefined ? null : tenantOf(last),
  }
}

function absent(month: string, runId: string | null): string {
  return runId === null
    ? `${month}: no lines, since no run of this month is published.`
    : `${month}: no lines, since the tenant is not in the run of this month. It adds nothing.`
}
