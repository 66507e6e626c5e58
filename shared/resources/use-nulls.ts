// Why a figure of a paid VPS or IP is null: read off the rest of its row, so that the reason and the figure cannot disagree.
import type { IpUse, VpsUse } from '../contract/summary/resources.ts'
import type { NullReason } from '../inputs/missing-sources.ts'

type VpsRow = Omit<VpsUse, 'nulls'>
type IpRow = Omit<IpUse, 'nulls'>
/** What a VPS and an IP both have. */
type SharedRow = Pick<VpsRow, keyof VpsRow & keyof IpRow>
type Nulls = Record<string, NullReason>
type Why<Row> = {
  readonly [Field in keyof Row as null extends Row[Field] ? Field : never]: (row: Row) => NullReason
}

const NOT_RECORDED: NullReason = { code: 'not_recorded', message: 'The upstream database does not say it.' }
const UNKNOWN_COST: NullReason = { code: 'unknown_cost', message: 'Its approximate_cost is not known.' }
const NO_IPS: NullReason = { code: 'no_ips', message: 'No IP lies on the VPS.' }
const NO_TENANTS: NullReason = { code: 'no_tenants', message: 'No tenant is in service on it.' }
const OUTCOMES_UNKNOWN: NullReason = {
  code: 'outcomes_unknown',
  message: 'It is not known of any tenant in service on it; the rows of those tenants say why.',
}
const NO_EMAILS: NullReason = {
  code: 'no_emails',
  message: 'The tenants in service on it have no emails to divide by.',
}
const VOLUME_UNKNOWN: NullReason = {
  code: 'volume_unknown',
  message: 'The volume of a tenant in service on it is not known.',
}
const FEWER_THAN_TWO_IPS: NullReason = {
  code: 'fewer_than_two_ips',
  message: 'Fewer than two IPs are in service on the VPS: there is nothing to compare.',
}
const INCIDENTS_UNKNOWN: NullReason = {
  code: 'incidents_unknown',
  message:
    'Delivery outcome events could not be read, or none was recorded: the critical issues of the platform say which.',
}
const NO_COST_REPORTED: NullReason = {
  code: 'no_cost_reported',
  message: 'None of the incidents on it says what it cost.',
}

const ofTenants = ({ tenants }: Pick<VpsUse, 'tenants'>) => (tenants === 0 ? NO_TENANTS : OUTCOMES_UNKNOWN)
const ofLoads = ({ ipsInService, ipUses }: VpsRow) => {
  if (ipsInService < 2) return FEWER_THAN_TWO_IPS
  return ipUses.some(({ inService, load }) => inService && load === null) ? VOLUME_UNKNOWN : NO_EMAILS
}

const COMMON: Why<SharedRow> = {
  status: () => NOT_RECORDED,
  costCents: () => UNKNOWN_COST,
  trackedEmails: ofTenants,
  bouncedEmails: ofTenants,
  spamComplaints: ofTenants,
  bounceRate: (row) => (row.trackedEmails === 0 ? NO_EMAILS : ofTenants(row)),
  revenueBehindCents: ofTenants,
  incidents: () => INCIDENTS_UNKNOWN,
  incidentCostImpactCents: ({ incidents }) => (incidents === null ? INCIDENTS_UNKNOWN : NO_COST_REPORTED),
}
const OF_VPS: Why<VpsRow> = {
  ...COMMON,
  label: () => NOT_RECORDED,
  utilization: () => NO_IPS,
  loadImbalance: ofLoads,
  unevenLoad: ofLoads,
}
const OF_IP: Why<IpRow> = {
  ...COMMON,
  address: () => NOT_RECORDED,
  load: ({ tenants }) => (tenants === 0 ? NO_TENANTS : VOLUME_UNKNOWN),
}

/** The row with a reason for each of its nulls. */
export const explainedVps = (row: VpsRow): VpsUse => ({ ...row, nulls: nullsOf(row, OF_VPS) })
export const explainedIp = (row: IpRow): IpUse => ({ ...row, nulls: nullsOf(row, OF_IP) })

function nullsOf<Row>(row: Row, why: Why<Row>): Nulls {
  const nulls: Nulls = {}
  for (const [field, reasonOf] of Object.entries(why) as [keyof Row & string, (row: Row) => NullReason][]) {
    if (row[field] === null) nulls[field] = reasonOf(row)
  }
  return nulls
}
