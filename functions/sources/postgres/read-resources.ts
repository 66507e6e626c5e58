// Reads VPS, IPs and assignments: what costs, and the path from a cost to a tenant.
import type { AssignmentRow, IpRow, VpsRow } from '../../../shared/inputs/cost-inputs.ts'
import { expressionsOver } from './expressions.ts'
import { asId, asNumber, asText, type RowReader } from './row-reader.ts'
import type { UpstreamCatalogue } from './upstream-catalogue.ts'

/** Every VPS, whatever its status, in id order; costs in cents, NULL unknown. */
export async function readVps(read: RowReader, catalogue: UpstreamCatalogue): Promise<VpsRow[]> {
  if (catalogue.missing.has('vps_instances')) return []
  const vps = expressionsOver(catalogue, 'vps_instances', 'vps')
  const sql = `
    SELECT ${vps.text('id')}, ${vps.text('hostwinds_instance_id')}, ${vps.lowerText('status')},
      ${vps.cents('approximate_cost')}, ${vps.cents('monthly_cost')}, ${vps.milliseconds('created')},
      ${vps.milliseconds('decommission_scheduled_for')}
    FROM vps_instances vps ORDER BY 1`
  return read('vps_instances', sql, [], (cells) => ({
    id: asId(cells[0]),
    label: asText(cells[1]),
    status: asText(cells[2]),
    approximateCostCents: asNumber(cells[3]),
    monthlyCostCents: asNumber(cells[4]),
    createdMs: asNumber(cells[5]),
    decommissionScheduledForMs: asNumber(cells[6]),
  }))
}

/** Every IP, wherever it lies, in id order; costs in cents, NULL unknown. */
export async function readIps(read: RowReader, catalogue: UpstreamCatalogue): Promise<IpRow[]> {
  if (catalogue.missing.has('smtp_ip_addresses')) return []
  const ip = expressionsOver(catalogue, 'smtp_ip_addresses', 'ip')
  const sql = `
    SELECT ${ip.text('id')}, ${ip.text('vps_instance_id')}, ${ip.text('ip_address')}, ${ip.lowerText('status')},
      ${ip.cents('approximate_cost')}, ${ip.milliseconds('created')}
    FROM smtp_ip_addresses ip ORDER BY 1`
  return read('smtp_ip_addresses', sql, [], (cells) => ({
    id: asId(cells[0]),
    vpsId: asText(cells[1]),
    address: asText(cells[2]),
    status: asText(cells[3]),
    approximateCostCents: asNumber(cells[4]),
    createdMs: asNumber(cells[5]),
  }))
}

/**
 * Assignments in force just before `asOf` by their dates, and those without a start, each with its domain, the domain's
 * tenant and the tenant of the domain's company. The history of ended ones grows for ever and is
 * left in the database; whether an assignment counts is the domain's to say.
 */
export async function readAssignments(
  read: RowReader,
  catalogue: UpstreamCatalogue,
  asOf: Date,
): Promise<AssignmentRow[]> {
  const { missing } = catalogue
  if (missing.has('domain_ip_assignments') || missing.has('domains') || missing.has('domains.id')) return []
  const assignment = expressionsOver(catalogue, 'domain_ip_assignments', 'assignment')
  if (!assignment.has('domain_id') || !assignment.has('assigned') || !assignment.has('expires')) return []
  const domain = expressionsOver(catalogue, 'domains', 'domain')
  const company = expressionsOver(catalogue, 'companies', 'company')
  const withCompany = company.has('id') && company.has('tenant_id') && domain.has('company_id')
  const sql = `
    SELECT ${assignment.text('id')}, ${assignment.text('smtp_ip_address_id')}, ${assignment.text('domain_id')},
      ${assignment.lowerText('status')}, ${assignment.milliseconds('assigned')},
      ${assignment.milliseconds('expires')}, domain.id IS NOT NULL, ${domain.text('tenant_id')},
      ${withCompany ? company.text('tenant_id') : 'NULL::text'}
    FROM domain_ip_assignments assignment
    LEFT JOIN domains domain ON domain.id = assignment.domain_id
    ${withCompany ? 'LEFT JOIN companies company ON company.id = domain.company_id' : ''}
    WHERE assignment.assigned IS NULL
      OR (assignment.assigned < $1::timestamptz AND (assignment.expires IS NULL OR assignment.expires >= $1::timestamptz))
    ORDER BY ${assignment.has('id') ? 'assignment.id' : '2, 3, 4, 5, 6'}`
  return read('domain_ip_assignments', sql, [asOf], (cells) => ({
    id: asText(cells[0]) ?? `${cells[1]}/${cells[2]}`,
    ipId: asText(cells[1]),
    domainId: asText(cells[2]),
    status: asText(cells[3]),
    assignedMs: asNumber(cells[4]),
    expiresMs: asNumber(cells[5]),
    domainExists: cells[6] === true,
    domainTenantId: asText(cells[7]),
    companyTenantId: asText(cells[8]),
  }))
}
