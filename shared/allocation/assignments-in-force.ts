// Which tenants use which IP just before `asOf` (figure book, section 3, "Path" and "Rows that point nowhere").
// Dates decide. Status excludes only `scheduled`, and `expired` without an expiry date.
import type { AssignmentRow } from '../inputs/cost-inputs.ts'
import type { WarningLog } from '../warnings/warning-log.ts'

/** The tenants on one IP, and the assignments that put them there. */
export interface IpTenants {
  /** Distinct tenant ids, ascending. */
  readonly tenantIds: readonly string[]
  readonly assignmentIds: readonly string[]
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
  const found = new Map<string, { tenants: Set<string>; assignments: string[] }>()
  const domainsWarned = new Set<string>()
  for (const assignment of assignments) {
    if (!counts(assignment, asOfMs, warnings)) continue
    const tenantId = assignment.domainTenantId as string
    const domainId = assignment.domainId as string
    if (!domainsWarned.has(domainId)) {
      domainsWarned.add(domainId)
      warnAboutDomain(assignment, knownTenants, warnings)
    }
    const ipId = assignment.ipId as string
    const onIp = found.get(ipId) ?? { tenants: new Set(), assignments: [] }
    onIp.tenants.add(tenantId)
    onIp.assignments.push(assignment.id)
    found.set(ipId, onIp)
  }
  const byIp = new Map<string, IpTenants>()
  for (const [ipId, onIp] of found) {
    byIp.set(ipId, { tenantIds: [...onIp.tenants].sort(), assignmentIds: onIp.assignments })
  }
  return byIp
}

function counts(assignment: AssignmentRow, asOfMs: number, warnings: WarningLog): boolean {
  if (assignment.ipId === null) return false
  if (assignment.assignedMs === null) {
    warnings.add('assignment_without_start', assignment.id)
    return false
  }
  const inForce =
    assignment.assignedMs < asOfMs && (assignment.expiresMs === null || assignment.expiresMs >= asOfMs)
  if (!inForce) return false
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

function warnAboutDomain(
  assignment: AssignmentRow,
  knownTenants: KnownTenants | null,
  warnings: WarningLog,
): void {
  const { domainId, domainTenantId, companyTenantId } = assignment
  if (companyTenantId !== null && companyTenantId !== domainTenantId) {
    warnings.add('company_tenant_differs', domainId as string)
  }
  if (knownTenants !== null && !knownTenants.has(domainTenantId as string)) {
    warnings.add('tenant_missing', domainId as string)
  }
}
