// Which tenants use which IP just before `asOf` (figure book, section 3, "Path" and "Rows that point nowhere").
// Dates decide. Status excludes only `scheduled`, and `expired` without an expiry date.
import type { AssignmentRow } from '../inputs/cost-inputs.ts'
import type { WarningLog } from '../warnings/warning-log.ts'

/** The tenants on one IP, and the assignments that put them there. */
export interface IpTenants {
  /** Distinct tenant ids, ascending. */
  readonly tenantIds: string[]
  readonly assignmentIds: string[]
}

/** A domain counts for the tenant in `domains.tenant_id`; a company of another tenant is only warned about. */
export interface KnownTenants {
  has(tenantId: string): boolean
}

/**
 * @param knownTenants ids of the tenants table; null when that table is missing
 * @returns IPs with at least one counting assignment, by IP id
 */
export function tenantsByIp(
  assignments: readonly AssignmentRow[],
  asOfMs: number,
  knownTenants: KnownTenants | null,
  warnings: WarningLog,
): Map<string, IpTenants> {
  const byIp = new Map<string, IpTenants>()
  for (const assignment of assignments) {
    if (!counts(assignment, asOfMs, warnings)) continue
    const tenantId = assignment.domainTenantId as string
    warnAboutDomain(assignment, knownTenants, warnings)
    const ipId = assignment.ipId as string
    const onIp = byIp.get(ipId)
    if (onIp === undefined) {
      byIp.set(ipId, { tenantIds: [tenantId], assignmentIds: [assignment.id] })
      continue
    }
    // Few tenants share an IP: looking through them is quicker than a set for each IP.
    if (!onIp.tenantIds.includes(tenantId)) onIp.tenantIds.push(tenantId)
    onIp.assignmentIds.push(assignment.id)
  }
  for (const { tenantIds } of byIp.values()) tenantIds.sort()
  return byIp
}

/** By its dates alone: begun before `asOf` and not expired. Without a start it is not. */
export function isInForce(
  { assignedMs, expiresMs }: Pick<AssignmentRow, 'assignedMs' | 'expiresMs'>,
  asOfMs: number,
): boolean {
  return assignedMs !== null && assignedMs < asOfMs && (expiresMs === null || expiresMs >= asOfMs)
}

/** Whether it puts the domain's tenant on the IP. */
export function counts(assignment: AssignmentRow, asOfMs: number, warnings: WarningLog): boolean {
  if (assignment.ipId === null) return false
  if (assignment.assignedMs === null) {
    warnings.add('assignment_without_start', assignment.id)
    return false
  }
  if (!isInForce(assignment, asOfMs)) return false
  const excludedByStatus =
    assignment.status === 'scheduled' || (assignment.status === 'expired' && assignment.expiresMs === null)
  if (excludedByStatus) {
    warnings.add('assignment_status_disagrees', assignment.id)
    return false
  }
  if (!assignment.domainExists) {
    warnings.add('assignment_domain_missing', assignment.id)
    return false
  }
  if (assignment.domainTenantId === null) {
    warnings.add('domain_without_tenant', assignment.id)
    return false
  }
  return true
}

/** Once a domain, whatever the number of its assignments. */
function warnAboutDomain(
  { domainId, domainTenantId, companyTenantId }: AssignmentRow,
  knownTenants: KnownTenants | null,
  warnings: WarningLog,
): void {
  const companyDiffers = companyTenantId !== null && companyTenantId !== domainTenantId
  const tenantIsMissing = knownTenants !== null && !knownTenants.has(domainTenantId as string)
  if (companyDiffers) warnings.addOnce('company_tenant_differs', domainId as string)
  if (tenantIsMissing) warnings.addOnce('tenant_missing', domainId as string)
}
