// Odd assignments: dates and status that disagree, dates that are missing, domains that are not there.
import type { DomainIpAssignmentRow } from '../sample-tables.ts'
import type { Host } from './host.ts'
import type { OddCaseRecipe } from './odd-case.ts'
import type { RowMaker } from './row-maker.ts'
import type { Rows } from './rows.ts'

/** A healthy IP on the healthy server whose one assignment is odd. */
function ipWithAssignment(make: RowMaker, host: Host, odd: Partial<DomainIpAssignmentRow>): Rows {
  const ip = make.ip(host.vpsId)
  return {
    smtp_ip_addresses: [ip],
    domain_ip_assignments: [make.assignment(ip, host.customer.domain.id, odd)],
  }
}

export const ODD_ASSIGNMENTS: readonly OddCaseRecipe[] = [
  {
    name: 'assignment_scheduled_but_in_force',
    claim:
      'An assignment with status scheduled does not count although its dates say it is in force, and is warned about.',
    rows: (make, host) => ipWithAssignment(make, host, { status: 'scheduled' }),
  },
  {
    name: 'assignment_expired_without_date',
    claim: 'An assignment with status expired and no expires date does not count, and is warned about.',
    rows: (make, host) => ipWithAssignment(make, host, { status: 'expired', expires: null }),
  },
  {
    name: 'assignment_expired_but_in_force',
    claim:
      'An assignment with status expired that expires in the future counts: dates decide, and the status is warned about.',
    rows: (make, host) => ipWithAssignment(make, host, { status: 'expired', expires: make.daysAgo(-40) }),
  },
  {
    name: 'assignment_active_but_over',
    claim:
      'An assignment with status active that expired last month does not count: dates decide, and the status is warned about.',
    rows: (make, host) => ipWithAssignment(make, host, { status: 'active', expires: make.daysAgo(45) }),
  },
  {
    name: 'assignment_active_but_not_begun',
    claim:
      'An assignment with status active that starts in the future does not count yet, and is warned about.',
    rows: (make, host) => ipWithAssignment(make, host, { assigned: make.daysAgo(-10) }),
  },
  {
    name: 'assignment_expires_at_month_boundary',
    claim:
      'An assignment that expires at the first instant of this month is in force for last month and not for this one.',
    rows: (make, host) => ipWithAssignment(make, host, { status: 'expired', expires: make.monthStart(0) }),
  },
  {
    name: 'assignment_starts_at_month_boundary',
    claim: 'An assignment made at the first instant of this month does not count for last month.',
    rows: (make, host) => ipWithAssignment(make, host, { assigned: make.monthStart(0) }),
  },
  {
    name: 'assignment_start_unknown',
    claim: 'An assignment with no assigned date does not count, and is warned about.',
    rows: (make, host) => ipWithAssignment(make, host, { assigned: null }),
  },
  {
    name: 'assignment_domain_missing',
    claim: 'An assignment whose domain does not exist does not count, and is warned about.',
    rows: (make, host) => ipWithAssignment(make, host, { domain_id: make.id() }),
  },
]
