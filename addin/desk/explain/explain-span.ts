// Explains the figure of a quarter or year as one: its own published figure, what that is computed from, and for a cost the
// lines of its months, which sum to it.

import { isOfPlatform, isOfTenants, type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import { COST_MEASURES } from '../../../shared/measures/families/costs.ts'
import type { ApiClient } from '../../api/client.ts'
import type { Figure } from '../../functions/batch/figure.ts'
import { readGrids } from '../../functions/batch/read-grids.ts'
import { sourceOfRuns, sourceOfSummary } from '../../reports/report-source.ts'
import { BOUND_SENTENCES } from '../../shown/bounds.ts'
import { namelessTenant } from '../../shown/nameless-tenant.ts'
import type { Ask } from '../asking.ts'
import { DeskFailure, type ExplainedCellFigure } from '../desk.ts'
import { inputOf, NO_REASON, PLATFORM, saidBeside, titleOf, WHOLE_PLATFORM } from './explained-figure.ts'
import { type MonthsLines, monthsLines } from './months-lines.ts'
import type { FigureToExplain } from './questions.ts'
import { shownText } from './shown-text.ts'

type Client = Pick<ApiClient, 'queryFigures' | 'explainFigure' | 'listTenants'>

const OVER_MONTHS: Readonly<Record<Measure['overMonths'], string>> = {
  added: 'Of a quarter or year: its months, added.',
  'computed from sums': 'Of a quarter or year: computed from the sums of its months.',
  'last month': 'Of a quarter or year: as in its last month.',
  'summary of the quarter': 'Of a quarter: from its own summary.',
}

export async function explainSpan(
  client: Client,
  ask: Ask,
  figure: FigureToExplain,
  notDone: string,
): Promise<ExplainedCellFigure> {
  const { tenant, period, knownAt } = figure
  const measure = measureById(figure.measure)
  if (measure === undefined) {
    throw new DeskFailure(
      `${notDone} This add-in does not know the measure ${figure.measure} of ${period}. Select a figure of one of its months, and try again.`,
    )
  }
  const grid = { tenants: [tenant], periods: [period], measures: idsOf(measure, tenant) }
  const answer = await ask(notDone, (call) =>
    client.queryFigures({ ...grid, ...(knownAt !== null && { knownAt }) }, call),
  )
  const figures: Figure[] = []
  readGrids(answer, [grid], (place, each) => {
    figures[place] = each
  })
  const [own] = figures
  if (own === undefined) throw new DeskFailure(`${notDone} The service's answer lacks the figure. Try again.`)
  const { data, meta } = answer
  const months = (data.spans[period] ?? Object.keys(own.about.runs).sort()).map(
    (month) => [month, own.about.runs[month]?.run_id ?? null] as const,
  )
  const isCost = COST_MEASURES.includes(measure)
  const beneath = isCost ? await monthsLines(client, ask, figure, months, notDone) : NO_LINES
  const named = beneath.tenant ?? (await nameOf(client, ask, figure, months.at(-1)?.[0], notDone))
  const { value, bound, missing } = own
  const [newest] = Object.entries(own.about.runs)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([, run]) => run)
  const summary = meta.summaries?.[period]
  const source =
    summary !== undefined
      ? sourceOfSummary({ period, as_of: summary.as_of, summary_run_id: summary.run_id }, meta)
      : sourceOfRuns(
          { as_of: newest?.as_of ?? '', method_id: newest?.method_id ?? '', runs: own.about.runs },
          meta,
        )
  const of = { measure: measure.id, period, knownAt }
  return {
    ...of,
    title: titleOf(named, measure, period),
    tenant: named,
    value,
    unit: measure.unit,
    shown: value === null ? null : shownText(value, measure.unit, bound),
    missing: value === null ? (missing?.message ?? NO_REASON) : null,
    calculation: [
      measure.calculation,
      OVER_MONTHS[measure.overMonths],
      ...(bound === null ? [] : [BOUND_SENTENCES[bound]]),
    ].join(' '),
    source: measure.source,
    inputs: grid.measures.slice(1).map((id, index) => {
      const input = figures[index + 1]
      const { value, bound, missing } = input ?? { value: null, bound: null, missing: null }
      return inputOf({ id, unit: measureById(id)?.unit ?? '', value, bound, missing })
    }),
    lines: beneath.lines,
    remarks: [...beneath.remarks, ...republished(figure, months)],
    linesTotalCents: isCost ? beneath.totalCents : null,
    approximation: saidBeside(of, source, meta),
  }
}

const NO_LINES: MonthsLines = { lines: [], totalCents: null, remarks: [], tenant: null }

/** Itself, then what it is computed from: of the platform or of tenants, where a measure describes both. */
function idsOf({ id, computedFrom, scope }: Measure, tenant: string): string[] {
  const isThere = tenant.toLowerCase() === PLATFORM ? isOfPlatform : isOfTenants
  const inputs = computedFrom.filter((input) => {
    const measure = measureById(input)
    return scope !== 'both' || (measure !== undefined && isThere(measure))
  })
  return [id, ...inputs]
}

/** Several months are answered together as they are known now; what the cell shows may be older. */
function republished(
  { knownAt, runIds, period }: FigureToExplain,
  months: readonly (readonly [month: string, runId: string | null])[],
): string[] {
  const newer = months.filter(
    ([month, runId]) => knownAt === null && runIds[month] !== undefined && runIds[month] !== runId,
  )
  if (newer.length === 0) return []
  return [
    `${newer.map(([month]) => month).join(', ')}: published anew since the cell was calculated. This explains ${period} as it is known now; refresh the cell to see the same there.`,
  ]
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Cells of reports and tables know a tenant by its id. */
async function nameOf(
  client: Client,
  ask: Ask,
  { tenant }: FigureToExplain,
  month: string | undefined,
  notDone: string,
): Promise<string> {
  if (tenant.toLowerCase() === PLATFORM) return WHOLE_PLATFORM
  if (!ID.test(tenant)) return tenant
  const question = { search: tenant, limit: 1, ...(month !== undefined && { period: month }) }
  const { data } = await ask(notDone, (call) => client.listTenants(question, call))
  return (
    data.tenants.find(({ tenant_id: id }) => id === tenant.toLowerCase())?.tenant_name ??
    namelessTenant(tenant)
  )
}
