// What a run knows beside its resources: tenants, volumes, subscriptions and revenue.
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { missingReason } from '../inputs/missing-sources.ts'
import { type RevenueFigures, revenueFigures } from '../revenue/revenue-figures.ts'
import { type Subscriptions, subscriptionsOf } from '../revenue/subscriptions.ts'
import { type EmailVolumes, emailVolumes } from '../tenants/email-volumes.ts'
import { type ExistingTenants, existingTenants } from '../tenants/existing-tenants.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import type { RunRequest } from './run-request.ts'

/** The inputs of a run without the rows of its resources. */
export type FactInputs = Omit<CostInputs, 'vps' | 'ips' | 'assignments'>

export interface RunFacts {
  readonly tenants: ExistingTenants
  /** Ids of the tenants table; null when that table is missing. */
  readonly knownTenants: ReadonlySet<string> | null
  readonly volumes: EmailVolumes
  readonly subscriptions: Subscriptions
  readonly revenue: RevenueFigures
}

export function runFacts(
  inputs: FactInputs,
  { period, asOfMs }: Pick<RunRequest, 'period' | 'asOfMs'>,
  warnings: WarningLog,
): RunFacts {
  const tenants = existingTenants(inputs.tenants, asOfMs)
  const knownTenants = missingReason(inputs.missing, 'tenants.id') === null ? tenants.known : null
  return {
    tenants,
    knownTenants,
    volumes: emailVolumes(inputs, knownTenants, warnings),
    subscriptions: subscriptionsOf(inputs, tenants.current, warnings),
    revenue: revenueFigures(inputs, period, asOfMs, knownTenants, warnings),
  }
}
