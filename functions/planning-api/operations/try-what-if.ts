// POST /planning/what-if: what a month would have come to with some inputs changed, from the month's archived inputs. Nothing
// is published and nothing kept.
import { methodText } from '../../../shared/approximation/method-text.ts'
import type { WhatIfAnswer } from '../../../shared/contract/api/answers/planning/what-if.ts'
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import { orNull } from '../../../shared/inputs/known-or-reason.ts'
import type { CostColumns } from '../../../shared/tenants/own-costs.ts'
import { type Side, type WhatIf, whatIf } from '../../../shared/what-if/what-if.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { conditionOf, runMeta, runOfMonth } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { archivedMonths } from '../archived/archived-months.ts'
import { chooseArchivedRun } from '../archived/choose-archived-run.ts'
import { openArchivedRun, readArchivedInputs } from '../archived/open-archived-run.ts'
import type { PlanningServices } from '../services.ts'

export const tryWhatIf: Action<'tryWhatIf', PlanningServices> = async (call) => {
  const { request, sight, services, facts } = call
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const period = request.period ?? (await newestArchived(services))
  const { runId } = await chooseArchivedRun(period, 'period', sight, services)
  facts.runIds = [runId]
  const archived = await openArchivedRun(runId, 'period', sight, services)
  const { view } = archived
  const [published, { inputs, request: terms }] = await Promise.all([
    view.allRows(),
    readArchivedInputs(archived, services),
  ])
  const found = whatIf({ inputs, terms }, request.changes)
  const data: WhatIfAnswer = {
    period,
    run: runOfMonth(view),
    changes: [...found.changes],
    notes: [...found.notes],
    pools: found.pools.map(({ pool, source, tenants, unallocated }) => ({
      pool,
      source: apiSide(source),
      tenants: apiSide(tenants),
      unallocated: apiSide(unallocated),
    })),
    tenants: found.tenants.map(({ tenantId, tenantName, total, byPool, missing }) => ({
      tenant_id: tenantId,
      tenant_name: tenantName,
      total_cost: apiSide(total),
      by_pool: {
        vps: apiSide(byPool.vps),
        ip: apiSide(byPool.ip),
        idle: apiSide(byPool.idle),
        platform: apiSide(byPool.platform),
      },
      missing,
    })),
    unchanged_tenants: found.unchangedTenants,
    text: textOf(found, period, published),
  }
  const meta = { ...runMeta(view, conditionOf(view, [], false)), data_source: 'archived inputs of a run' }
  return jsonAnswer({ data, meta })
}

/** @throws ApiError PROCESS_REQUIRED before the first */
async function newestArchived(services: PlanningServices): Promise<string> {
  const [newest] = await archivedMonths(services)
  if (newest !== undefined) return newest
  const message =
    'No month has archived inputs yet: they are kept once a month is over and is allocated then, and nothing can be computed again without them.'
  throw new ApiError(409, 'PROCESS_REQUIRED', message, { details: [{ field: 'period', message }] })
}

function apiSide({ beforeCents, afterCents, changeCents }: Side) {
  return { before_cents: beforeCents, after_cents: afterCents, change_cents: changeCents }
}

function textOf(found: WhatIf, period: string, published: readonly TenantFigures[]): string[] {
  const { method, policies } = found.terms
  const hasUnknown = found.tenants.some(({ missing }) => missing !== null)
  return [
    `Modelled from the archived inputs of ${period} with the changes above. Nothing is published and nothing is kept, and it is not a quote: what a vendor would ask may differ.`,
    `After the changes: ${methodText(method, policies)}`,
    ...(hasUnknown
      ? [
          'Where a cost is unknown and what tenants carry of it differs, the change is left empty: it is not zero.',
        ]
      : []),
    ...(published.every((row) => isAsPublished(row, found.costsBefore(row.tenantId)))
      ? []
      : [
          'The figures before the changes differ from the published ones, which an earlier version of the method computed: both sides are computed by the version of today.',
        ]),
  ]
}

const FIELDS = [
  'infrastructureCostCents',
  'emailServiceCostCents',
  'idleCostCents',
  'platformCostCents',
] as const satisfies readonly (keyof CostColumns & keyof TenantFigures)[]

function isAsPublished(row: TenantFigures, costs: CostColumns): boolean {
  return FIELDS.every((field) => row[field] === orNull(costs[field]))
}
