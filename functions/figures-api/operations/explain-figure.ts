// GET /figures/explain: how a figure comes about: its sentence, the figures it is computed from, and the cost lines beneath
// it, whose cents sum to it.

import { WITHHELD_TEXT } from '../../../shared/access/explanation-privacy.ts'
import type { ExplainedFigure } from '../../../shared/contract/api/answers/explained-figure.ts'
import type { ExplanationLine } from '../../../shared/contract/explanation.ts'
import { isOfPlatform, isOfTenants, type Measure } from '../../../shared/measures/catalogue.ts'
import {
  type Figure,
  inputOfSummary,
  type PlatformRow,
  platformFigure,
  type TenantRow,
  tenantFigure,
} from '../../../shared/measures/figure-of.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { ApiError } from '../answers/api-error.ts'
import { metaOfBasis } from '../answers/basis-meta.ts'
import { conditionOf, runMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import { metaBeside } from '../answers/summary-meta.ts'
import type { Action, Call } from '../perform.ts'
import { platformRow } from '../reading/beside-summary.ts'
import { restatementsBehind } from '../reading/explained-restatements.ts'
import { TENANT_NOT_FOUND } from '../reading/find-tenants.ts'
import { openAnswer } from '../reading/open-answer.ts'
import { PLATFORM_NOT_SEEN, platformRefused } from '../reading/platform-seen.ts'
import type { RunView } from '../reading/run-view.ts'
import { subjectsOf } from '../reading/summary-view.ts'
import { explainedLine } from './explained-line.ts'
import { costMeasuresBeneath, measureOf } from './measures-asked.ts'
import { namedTenants } from './named-tenants.ts'
import { isPlatform, PLATFORM } from './platform-word.ts'

export const explainFigure: Action<'explainFigure'> = async (call) => {
  const { request, sight } = call
  const asksPlatform = isPlatform(request.tenant)
  if (asksPlatform && sight.kind !== 'platform') throw platformRefused()
  if (asksPlatform) requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const measure = measureOf(request.measure)
  const isOfSummary = measure.publishedIn === 'summary'
  const opened = await openAnswer(call, request, { besideSummary: isOfSummary })
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, summary, stale, etag } = opened
  const row = asksPlatform ? null : await rowOf(call, view)
  const platform = asksPlatform ? await platformRow(view, summary) : null
  const figure = (of: Measure): Figure => (row === null ? ofPlatform(platform, of) : tenantFigure(row, of))
  const inputOf = (of: Measure): Figure =>
    isOfSummary ? inputOfSummary(row ?? platform ?? {}, of) : figure(of)
  const costs = row === null ? [] : costMeasuresBeneath(measure)
  const lines = row === null || costs.length === 0 ? [] : await linesOf(view, row, costs)
  const explained = lines.map((line) => explainedLine(line, view.record.method, sight))
  const restatements = isOfSummary ? [] : await restatementsBehind(view, row?.tenantId ?? null, call)
  const data: ExplainedFigure = {
    period: view.record.period,
    as_of: view.record.asOf,
    tenant_id: row?.tenantId ?? PLATFORM,
    tenant_name: row?.tenantName ?? null,
    measure: describe(measure),
    ...figure(measure),
    inputs: inputsOf(measure, asksPlatform).map((input) => {
      const { value, bound, missing } = inputOf(input)
      return { id: input.id, unit: input.unit, value, bound, missing }
    }),
    lines: explained,
    line_totals: Object.fromEntries(
      costs.map((id) => [id, figure(measureOf(id)).value === null ? null : sumOf(lines, id)]),
    ),
    withheld_because: explained.some(({ withheld }) => withheld) ? WITHHELD_TEXT : null,
    ...(restatements.length > 0 && { restatements }),
  }
  const ofRun = runMeta(view, conditionOf(view, row === null ? [] : [row], stale))
  const meta = metaOfBasis(ofRun, request, [view])
  const seen = subjectsOf([row ?? platform ?? {}])
  return jsonAnswer({ data, meta: metaBeside(meta, summary === null ? [] : [{ summary, seen }]), etag })
}

/** What a measure is computed from; of one that describes tenants and the platform alike, what there is of either. */
function inputsOf({ computedFrom, scope }: Measure, asksPlatform: boolean): Measure[] {
  const inputs = computedFrom.map(measureOf)
  return scope === 'both' ? inputs.filter(asksPlatform ? isOfPlatform : isOfTenants) : inputs
}

async function rowOf({ request, facts }: Call<'explainFigure'>, view: RunView): Promise<TenantRow> {
  const [row] = await namedTenants(facts, [view], [request.tenant], view.rows)
  if (row === undefined) throw new ApiError(404, 'VALIDATION_FAILED', TENANT_NOT_FOUND.message)
  return row
}

async function linesOf(
  view: RunView,
  { tenantId }: TenantRow,
  costs: readonly string[],
): Promise<ExplanationLine[]> {
  const explanation = await view.explain(tenantId)
  return explanation?.lines.filter(({ measure }) => costs.includes(measure)) ?? []
}

function ofPlatform(platform: PlatformRow | null, measure: Measure): Figure {
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
