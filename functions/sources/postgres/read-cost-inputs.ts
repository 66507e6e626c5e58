// Reads everything one run needs from the platform's database, in one snapshot.
import type { ClientBase } from 'pg'
import { RefusedError } from '../../../shared/errors.ts'
import type { CostInputs, SourceReading } from '../../../shared/inputs/cost-inputs.ts'
import type { Period } from '../../../shared/periods/period.ts'
import type { InputFingerprint } from '../../runtime/input-fingerprint.ts'
import { announceStage } from '../../runtime/stages.ts'
import { type Snapshot, type SnapshotOptions, withSnapshot } from './connection.ts'
import { readAddons, readPayments, readSubscriptions, readTenants } from './read-customers.ts'
import { readAssignments, readIps, readVps } from './read-resources.ts'
import { readDailySummaries, readUsage } from './read-usage.ts'
import { type RowReader, rowReader } from './row-reader.ts'
import { readCatalogue, type UpstreamCatalogue } from './upstream-catalogue.ts'

/** What the database gives; Finance's list joins it from its own store. */
export type UpstreamInputs = Omit<CostInputs, 'platformCosts'>

/** A further read in the same snapshot, by a job that needs more than a cost run does. */
export type FurtherRead<Further> = (
  connection: ClientBase,
  catalogue: UpstreamCatalogue,
  fingerprint: InputFingerprint,
) => Promise<Further>

/** @throws RefusedError for an empty database; SourceUnavailableError or AccessDeniedError as a sentence */
export async function readUpstream(
  options: SnapshotOptions,
  period: Period,
  asOfMs: number,
  fingerprint: InputFingerprint,
): Promise<UpstreamInputs> {
  const { upstream } = await readUpstreamAnd(options, period, asOfMs, fingerprint, async () => null)
  return upstream
}

/** What a cost run reads, and what `readFurther` reads beside it, all true at the same moment. @throws as `readUpstream` */
export async function readUpstreamAnd<Further>(
  options: SnapshotOptions,
  period: Period,
  asOfMs: number,
  fingerprint: InputFingerprint,
  readFurther: FurtherRead<Further>,
): Promise<{ readonly upstream: UpstreamInputs; readonly further: Further }> {
  announceStage('Connecting to the database')
  return withSnapshot(options, async (snapshot) => {
    const catalogue = await readCatalogue(snapshot.first)
    const upstream = await readTables(snapshot, catalogue, period, asOfMs, fingerprint)
    return { upstream, further: await readFurther(snapshot.second, catalogue, fingerprint) }
  })
}

async function readTables(
  { first, second }: Snapshot,
  catalogue: UpstreamCatalogue,
  period: Period,
  asOfMs: number,
  fingerprint: InputFingerprint,
): Promise<UpstreamInputs> {
  const [from, until] = [new Date(period.startMs), new Date(asOfMs)]
  // Assignments take about as long as all the rest together.
  const reading = readAssignments(rowReader(first, fingerprint), catalogue, until)
  if (second === first) await reading
  const [assignments, others] = await Promise.all([
    reading,
    readOthers(rowReader(second, fingerprint), catalogue, from, until),
  ])
  const { vps, ips, tenants, subscriptions, addons, payments, usage, daily } = others
  fingerprint.add('missing', [...catalogue.missing].sort())
  if (vps.length + ips.length + tenants.length === 0) {
    throw new RefusedError(
      'The database holds no tenants, no VPS and no IPs: there is nothing to allocate. Check that DATABASE_URL points to the right database. Nothing was published.',
    )
  }
  const sources: SourceReading[] = [
    { name: 'vps_instances', rows: vps.length, latestMs: latestOf(vps, 'createdMs', asOfMs) },
    { name: 'smtp_ip_addresses', rows: ips.length, latestMs: latestOf(ips, 'createdMs', asOfMs) },
    {
      name: 'domain_ip_assignments',
      rows: assignments.length,
      latestMs: latestOf(assignments, 'assignedMs', asOfMs),
    },
    { name: 'tenants', rows: tenants.length, latestMs: latestOf(tenants, 'createdMs', asOfMs) },
    { name: 'subscriptions', rows: subscriptions.length, latestMs: null },
    { name: 'subscription_addons', rows: addons.length, latestMs: null },
    { name: 'payments', rows: payments.length, latestMs: latestOf(payments, 'billingStartMs', asOfMs) },
    { name: 'billing_analytics', rows: countRows(usage), latestMs: latestOf(usage, 'latestMs', asOfMs) },
    {
      name: 'deliverability_daily_summary',
      rows: countRows(daily),
      latestMs: latestOf(daily, 'latestMs', asOfMs),
    },
  ]
  return {
    vps,
    ips,
    assignments,
    tenants,
    subscriptions,
    addons,
    payments,
    usage: usage.map(({ row }) => row),
    dailySummaries: daily.map(({ row }) => row),
    missing: catalogue.missing,
    sources: sources.filter(({ name }) => !catalogue.missing.has(name)),
  }
}

async function readOthers(read: RowReader, catalogue: UpstreamCatalogue, from: Date, until: Date) {
  return {
    vps: await readVps(read, catalogue),
    ips: await readIps(read, catalogue),
    tenants: await readTenants(read, catalogue),
    subscriptions: await readSubscriptions(read, catalogue),
    addons: await readAddons(read, catalogue),
    payments: await readPayments(read, catalogue, from, until),
    usage: await readUsage(read, catalogue, from, until),
    daily: await readDailySummaries(read, catalogue, from, until),
  }
}

/** The newest finite stamp before `asOf`; a later one is not part of what the run describes. */
function latestOf<Field extends string>(
  rows: readonly Readonly<Record<Field, number | null>>[],
  field: Field,
  asOfMs: number,
): number | null {
  let latest = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    const stamp = row[field]
    if (stamp !== null && stamp < asOfMs && stamp > latest) latest = stamp
  }
  return Number.isFinite(latest) ? latest : null
}

function countRows(sums: readonly { readonly row: { readonly rows: number } }[]): number {
  return sums.reduce((total, { row }) => total + row.rows, 0)
}
