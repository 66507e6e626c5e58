// The rows of a month with the dates taken out: what held just before `asOf`, and nothing that did not. Then rows of two
// months can be mixed, and a server bought in between is a new resource, not an effect of the calendar.
import { isInForce } from '../allocation/assignments-in-force.ts'
import { exists } from '../allocation/paid-resources.ts'
import { owedLines } from '../allocation/platform-pool.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { isCurrent } from '../tenants/existing-tenants.ts'

const FIRST_DAY = '0001-01-01'

/**
 * Gives the same cents as the inputs themselves, whatever moment it is then computed for. Payments keep their dates: which
 * of them count is a question of the period. Daily summaries move no cents, so they are left out.
 */
export function settledInputs(inputs: CostInputs, asOfMs: number): CostInputs {
  const existing = (row: { readonly createdMs: number | null }) => exists(row.createdMs, asOfMs)
  const owed = owedLines(inputs.platformCosts, asOfMs)
  return {
    ...inputs,
    vps: inputs.vps.filter(existing).map((row) => ({ ...row, createdMs: null })),
    ips: inputs.ips.filter(existing).map((row) => ({ ...row, createdMs: null })),
    assignments: inputs.assignments
      .filter((row) => isInForce(row, asOfMs))
      .map((row) => ({
        ...row,
        assignedMs: Number.NEGATIVE_INFINITY,
        expiresMs: row.expiresMs === null ? null : Number.POSITIVE_INFINITY,
      })),
    tenants: inputs.tenants.map((row) => ({
      ...row,
      createdMs: isCurrent(row, asOfMs) ? null : Number.POSITIVE_INFINITY,
      deletedMs: null,
    })),
    platformCosts:
      owed === null ? null : owed.map((line) => ({ ...line, validFrom: FIRST_DAY, validTo: null })),
    dailySummaries: [],
  }
}
