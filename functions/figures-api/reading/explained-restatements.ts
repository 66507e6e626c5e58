// What restatements changed beneath a figure: of a tenant, or of the platform as a whole.

import type { SeenAdjustment } from '../../../shared/access/adjustment-privacy.ts'
import type { ExplainedRestatement } from '../../../shared/contract/api/answers/adjustments.ts'
import type { Call } from '../perform.ts'
import { closedPointer, type SeenRestatement, viewRestatements } from './restatements-view.ts'
import type { RunView } from './run-view.ts'

/**
 * Every restatement from the close up to the run, oldest first; none for a run that is no restatement.
 *
 * @param tenantId null for the platform as a whole
 */
export async function restatementsBehind(
  { record }: Pick<RunView, 'record'>,
  tenantId: string | null,
  { sight, services }: Pick<Call<'explainFigure'>, 'sight' | 'services'>,
): Promise<ExplainedRestatement[]> {
  if (record.restatement === undefined) return []
  const pointer = await closedPointer(record.period, services)
  const seen = await viewRestatements(pointer, record.restatement.number, sight, services)
  return seen.map((restatement) => ({
    run_id: restatement.runId,
    ...apiHead(restatement),
    adjustments: summed(
      restatement.adjustments.filter((each) => tenantId === null || each.tenantId === tenantId),
    ),
    withheld_because: restatement.withheldBecause,
  }))
}

/** What both places in which a restatement is told of say of it. */
export function apiHead({ number, againstRunId, restatedAt, reason, restatedBy }: SeenRestatement) {
  return {
    number,
    against_run_id: againstRunId,
    restated_at: restatedAt,
    reason,
    restated_by: restatedBy,
  }
}

/** One entry a pool and cause, in the order in which they first come; what adds up to nothing is left out. */
function summed(adjustments: readonly SeenAdjustment[]): ExplainedRestatement['adjustments'] {
  const sums = new Map<string, ExplainedRestatement['adjustments'][number]>()
  for (const { pool, cause, cents } of adjustments) {
    const key = `${pool} ${cause}`
    sums.set(key, { pool, cause, amount_cents: (sums.get(key)?.amount_cents ?? 0) + cents })
  }
  return [...sums.values()].filter(({ amount_cents: cents }) => cents !== 0)
}
