// GET /figures/explain: how a figure comes about: its sentence, the figures it is computed from, and the cost lines beneath
// it, whose cents sum to it.

import { WITHHELD_TEXT } from '../../../shared/access/explanation-privacy.ts'
import type { ExplainedFigure } from '../../../shared/contract/api/answers/explained-figure.ts'
import type { ExplanationLine } from '../../../shared/contract/explanation.ts'
import type { PlatformFigures, TenantFigures } from '../../../shared/contract/run-figures.ts'
import type { Measure } from '../../../shared/measures/catalogue.ts'
import { type Figure, platformFigure, tenantFigure } from '../../../shared/measures/figure-of.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { ApiError } from '../answers/api-error.ts'
import { conditionOf, runMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { TENANT_NOT_FOUND } from '../reading/find-tenants.ts'
import { openAnswer } from '../reading/open-answer.ts'
import { PLATFORM_NOT_SEEN, platformRefused } from '../reading/platform-seen.ts'
import type { RunView } from '../reading/run-view.ts'
import { explainedLine } from './explained-line.ts'
import { isPlatform, PLATFORM } from './grid-month.ts'
import { costMeasuresBeneath, measureOf } from './measures-asked.ts'
import { namedTenants } from './named-tenants.ts'

export const explainFigure: Action<'explainFigure'> = async (call) => {
  const { request, sight } = call
  const asksPlatform = isPlatform(request.tenant)
  if (asksPlatform && sight.kind !== 'platform') throw platformRefused()
  if (asksPlatform) requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const opened = await openAnswer(call, request)
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, stale, etag } = opened
  const measure = measureOf(request.measure)
  const { platform } = view
  const row = asksPlatform ? null : await rowOf(view, request.tenant)
  const figure = (of: Measure): Figure => (row === null ? ofPlatform(platform, of) : tenantFigure(row, of))
  const costs = row === null ? [] : costMeasuresBeneath(measure)
  const lines = row === null || costs.length === 0 ? [] : await linesOf(view, row, costs)
  const explained = lines.map((line) => explainedLine(line, view.record.method, sight))
  const data: ExplainedFigure = {
    period: view.record.period,
    as_of: view.record.asOf,
    tenant_id: row?.tenantId ?? PLATFORM,
    tenant_name: row?.tenantName ?? null,
    measure: describe(measure),
    ...figure(measure),
    inputs: measure.computedFrom.map((id) => {
      const { value, bound, missing } = figure(measureOf(id))
      return { id, unit: measureOf(id).unit, value, bound, missing }
    }),
    lines: explained,
    line_totals: Object.fromEntries(
      costs.map((id) => [id, figure(measureOf(id)).value === null ? null : sumOf(lines, id)]),
    ),
    withheld_because: explained.some(({ withheld }) => withheld) ? WITHHELD_TEXT : null,
  }
  return jsonAnswer({ data, meta: runMeta(view, conditionOf(view, row === null ? [] : [row], stale)), etag })
}

async function rowOf(view: RunView, tenant: string): Promise<TenantFigures> {
  const [row] = await namedTenants([view], [tenant], view.rows)
  if (row === undefined) throw new ApiError(404, 'VALIDATION_FAILED', TENANT_NOT_FOUND.message)
  return row
}

async function linesOf(
  view: RunView,
  { tenantId }: TenantFigures,
  costs: readonly string[],
): Promise<ExplanationLine[]> {
  const explanation = await view.explain(tenantId)
  return explanation?.lines.filter(({ measure }) => costs.includes(measure)) ?? []
}

function ofPlatform(platform: PlatformFigures | null, measure: Measure): Figure {
  return platform === null
    ? { value: null, bound: null, missing: PLATFORM_NOT_SEEN }
    : platformFigure(platform, measure)
}

function sumOf(lines: readonly ExplanationLine[], measure: string): number {
  return lines.reduce((sum, line) => sum + (line.measure === measure ? (line.cents ?? 0) : 0), 0)
}

function describe({ id, label, unit, direction, calculation, source }: Measure): ExplainedFigure['measure'] {
  return { id, label, unit, direction, calculation, source }
}
