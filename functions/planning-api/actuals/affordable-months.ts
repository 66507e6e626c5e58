// How much one answer reads: so many months of a tenant, beyond which it would not be in time. The same question reads the same
// months whatever is in memory, since what a forecast learns from must not depend on that.
import { MOST_TENANT_MONTHS } from '../../../shared/contract/api/parameters.ts'
import { notAccepted } from '../../figures-api/answers/api-error.ts'

/** Of the months that are shown; history takes what is left of `MOST_TENANT_MONTHS`. */
const MOST_SHOWN = 2 * MOST_TENANT_MONTHS

/**
 * The newest months of the history that can be read beside those that are shown, oldest first.
 *
 * @param tenantsAMonth whose rows or derivations are read of each month
 * @throws ApiError for more shown months than one answer reads
 */
export function affordableHistory(
  shown: readonly string[],
  history: readonly string[],
  tenantsAMonth: number,
): string[] {
  const read = shown.length * tenantsAMonth
  if (read > MOST_SHOWN) throw tooMuch(read)
  const wanted = history.filter((period) => !shown.includes(period)).sort()
  const most = tenantsAMonth === 0 ? wanted.length : Math.floor((MOST_TENANT_MONTHS - read) / tenantsAMonth)
  return most <= 0 ? [] : wanted.slice(-most)
}

function tooMuch(tenantMonths: number) {
  return notAccepted(
    'period',
    `so few months that with the tenants that are read they are at most ${MOST_SHOWN} months of a tenant; these are ${tenantMonths}, so ask for a shorter period, one dimension, or without unbudgeted members`,
  )
}
