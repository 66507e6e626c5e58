// Before a run computes: which sources are missing or too new, and whether the method can do without them.
import { exists } from '../allocation/paid-resources.ts'
import { RefusedError } from '../errors.ts'
import type { CostInputs, IpRow, VpsRow } from '../inputs/cost-inputs.ts'
import { missingReason } from '../inputs/missing-sources.ts'
import { readsTooLateForStatuses } from '../periods/as-of.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import type { RunRequest } from './run-request.ts'

/** @throws RefusedError for a volume method without the billing analytics it weighs by */
export function checkSources(
  { missing }: Pick<CostInputs, 'missing'>,
  { method }: Pick<RunRequest, 'method'>,
  warnings: WarningLog,
): void {
  for (const name of missing) warnings.add('source_missing', name)
  const noVolumes = missingReason(
    missing,
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

/**
 * Warns of every row whose status was read too late to be the period's. A row that an archive does not hold counts only
 * when it existed by `asOf`: what was bought since has no part in the run.
 */
export function warnOfLateStatuses(
  { vps, ips }: Pick<CostInputs, 'vps' | 'ips'>,
  request: StatusTerms,
  warnings: WarningLog,
): void {
  warnOfLateRows(vps, request.statuses?.unarchivedVps, request, warnings)
  warnOfLateRows(ips, request.statuses?.unarchivedIps, request, warnings)
}

type StatusTerms = Pick<RunRequest, 'period' | 'asOfMs' | 'readAtMs' | 'statuses'>

function warnOfLateRows(
  rows: readonly (VpsRow | IpRow)[],
  unarchived: ReadonlySet<string> | undefined,
  { period, asOfMs, readAtMs, statuses }: StatusTerms,
  warnings: WarningLog,
): void {
  const isReadingLate = readsTooLateForStatuses(period, readAtMs)
  const isArchiveLate =
    statuses === undefined ? isReadingLate : readsTooLateForStatuses(period, statuses.readAtMs)
  for (const { id, createdMs } of rows) {
    const isLate = unarchived?.has(id) ? isReadingLate && exists(createdMs, asOfMs) : isArchiveLate
    if (isLate) warnings.add('status_not_historic', id)
  }
}
