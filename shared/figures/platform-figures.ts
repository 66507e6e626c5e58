// Platform-wide figures of a run: recurring revenue, active and new tenants (figure book, section 4).
import type { PlatformFigures } from '../contract/run-figures.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { isReason, type KnownOrReason, leaningOn, orNull } from '../inputs/known-or-reason.ts'
import { missingReason, type NullReason } from '../inputs/missing-sources.ts'
import type { Period } from '../periods/period.ts'
import type { Subscriptions } from '../revenue/subscriptions.ts'
import { countNewTenants } from '../tenants/existing-tenants.ts'

const MONTHS_A_YEAR = 12

/** Cents and counts; each null has its reason in `nulls`. */
export function platformFigures(
  inputs: Pick<CostInputs, 'tenants' | 'missing'>,
  period: Period,
  asOfMs: number,
  { mrrCents, activeTenants, activeTenantsGap }: Subscriptions,
): PlatformFigures {
  const nulls: Record<string, NullReason> = {}
  const known = (field: string, value: KnownOrReason<number>): number | null => {
    if (isReason(value)) nulls[field] = value
    return orNull(value)
  }
  const newTenants =
    missingReason(inputs.missing, 'tenants.id', 'tenants.created') ??
    countNewTenants(inputs.tenants, period, asOfMs)
  return {
    mrrCents: known('mrrCents', mrrCents),
    arrCents: known(
      'arrCents',
      leaningOn([mrrCents], () => (mrrCents as number) * MONTHS_A_YEAR),
    ),
    activeTenants: known('activeTenants', activeTenantsGap ?? activeTenants?.length ?? 0),
    newTenants: known('newTenants', newTenants),
    nulls,
  }
}
