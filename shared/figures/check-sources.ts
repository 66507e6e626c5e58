// Before a run computes: which sources are missing or too new, and whether the method can do without them.
import { RefusedError } from '../errors.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { missingReason } from '../inputs/missing-sources.ts'
import { readsTooLateForStatuses } from '../periods/as-of.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import type { RunRequest } from './run-request.ts'

/** @throws RefusedError for a volume method without the billing analytics it weighs by */
export function checkSources(inputs: CostInputs, request: RunRequest, warnings: WarningLog): void {
  const { period, readAtMs, method } = request
  for (const name of inputs.missing) warnings.add('source_missing', name)
  if (readsTooLateForStatuses(period, readAtMs)) {
    for (const row of inputs.vps) warnings.add('status_not_historic', row.id)
    for (const row of inputs.ips) warnings.add('status_not_historic', row.id)
  }
  const noVolumes = missingReason(
    inputs.missing,
    'billing_analytics.tenant_id',
    'billing_analytics.emails_sent',
    'billing_analytics.period_start',
  )
  if (method !== 'even' && noVolumes !== null) {
    throw new RefusedError(
      `The method ${method} needs email volumes. ${noVolumes.message} Use the method even.`,
    )
  }
}
