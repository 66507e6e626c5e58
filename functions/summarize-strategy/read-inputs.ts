// Everything one summary is computed from, with the fingerprint of all of it: the cost runs, the database at their moment,
// the business events, Finance's lists, what people acknowledged and decided, and what the month before looked like.
import type { BenchmarkLine } from '../../shared/finance/benchmark-lines.ts'
import type { MappingLine } from '../../shared/finance/mapping-lines.ts'
import type { PlatformCostLine } from '../../shared/inputs/platform-cost-line.ts'
import { instantText, parseInstant } from '../../shared/periods/instants.ts'
import { parsePeriod, shiftPeriod } from '../../shared/periods/period.ts'
import type { Span } from '../../shared/periods/span.ts'
import type {
  DeliverabilityRow,
  EventsReading,
  RunOutcome,
  SummaryInputs,
} from '../../shared/summaries/summary-inputs.ts'
import type { InputFingerprint } from '../runtime/input-fingerprint.ts'
import { announceStage } from '../runtime/stages.ts'
import { readUpstreamAnd } from '../sources/postgres/read-cost-inputs.ts'
import { readDeliverability, SPAM_COLUMN } from '../sources/postgres/read-deliverability.ts'
import { readList } from '../stores/finance-lists/list-store.ts'
import { listRecords } from '../stores/runs/run-record.ts'
import { chooseCostRuns } from './choose-cost-runs.ts'
import { readCostHistory } from './cost-history.ts'
import { type EarlierSummaries, readEarlierSummaries } from './earlier-summaries.ts'
import { readPeoplesPart } from './peoples-part.ts'
import { type Services, settingsOf } from './services.ts'

const ACTIVITY_MS = 90 * 24 * 60 * 60 * 1000
/** Months whose run records say how the system did. */
const MONTHS_OF_RECORDS = 3

export interface ReadInputs {
  readonly inputs: SummaryInputs
  readonly earlier: EarlierSummaries
}

/** @throws RefusedError when the last month has no cost run; the errors of the source and the store, each a sentence */
export async function readSummaryInputs(
  span: Span,
  services: Services,
  fingerprint: InputFingerprint,
): Promise<ReadInputs> {
  const { table, configuration } = services
  const [firstMonth, lastMonth] = [span.months[0] as string, span.months.at(-1) as string]
  const chosen = await chooseCostRuns(table, lastMonth, configuration)
  fingerprint.add('cost runs', chosen)
  const { runs: costRuns, months: costHistory } = await readCostHistory(table, chosen, span.months)
  const asOfMs = parseInstant(costRuns.at(-1)?.asOf as string, 'asOf')
  const startMs = parsePeriod(firstMonth).startMs

  const database = await readDatabase(chosen[0]?.period as string, lastMonth, asOfMs, services, fingerprint)
  const earlier = await readEarlierSummaries(table, span.id, shiftPeriod(parsePeriod(lastMonth), -1).id)
  announceStage('Reading business events')
  const events = await services.events.read({
    fromMs: Math.min(startMs, asOfMs - ACTIVITY_MS),
    spanFromMs: startMs,
    untilMs: asOfMs,
    lastGood: earlier.lastGood.posthog ?? null,
  })
  const lists = await readLists(services)
  const recentRuns = await readRecentRuns(services, lastMonth)
  const people = await readPeoplesPart({ from: instantText(startMs), to: instantText(asOfMs) }, services)
  const settings = settingsOf(configuration)
  const inputs: SummaryInputs = {
    span,
    startMs,
    asOfMs,
    costRuns,
    costHistory,
    deliverability: database.deliverability,
    upstream: { ...database.upstream, platformCosts: lists.platformCosts },
    events,
    vpsBefore: earlier.monthBefore?.vps ?? null,
    benchmarks: lists.benchmarks,
    mapping: lists.mapping,
    recentRuns,
    ...people,
    settings,
  }
  fingerprint.add('span', [span])
  addEvents(fingerprint, events)
  fingerprint.add('lists', [lists])
  fingerprint.add('servers of the month before', inputs.vpsBefore ?? [null])
  fingerprint.add('recent runs', recentRuns)
  fingerprint.add('alerts answered', [people.answered])
  fingerprint.add('decisions', people.decisions)
  fingerprint.add('settings', [settings])
  return { inputs, earlier }
}

/** The upstream rows of the last month, and the daily summary of the history's months, in one snapshot. */
async function readDatabase(
  oldestMonth: string,
  lastMonth: string,
  asOfMs: number,
  { configuration }: Services,
  fingerprint: InputFingerprint,
) {
  const source = {
    databaseUrl: configuration.DATABASE_URL,
    queryTimeoutSeconds: configuration.QUERY_TIMEOUT_SECONDS,
  }
  const [from, until] = [new Date(parsePeriod(oldestMonth).startMs), new Date(asOfMs)]
  const { upstream, further } = await readUpstreamAnd(
    source,
    parsePeriod(lastMonth),
    asOfMs,
    fingerprint,
    (connection, catalogue) => readDeliverability(connection, catalogue, fingerprint, from, until),
  )
  const deliverability: readonly DeliverabilityRow[] = further.rows
  const missing = further.hasSpam ? upstream.missing : new Set([...upstream.missing, SPAM_COLUMN])
  return { upstream: { ...upstream, missing }, deliverability }
}

async function readLists({ table }: Services) {
  const [platformCosts, mapping, benchmarks] = await Promise.all([
    readList<PlatformCostLine>(table, 'platform-costs'),
    readList<MappingLine>(table, 'vendor-mapping'),
    readList<BenchmarkLine>(table, 'competitive-benchmarks'),
  ])
  return {
    platformCosts: platformCosts?.lines ?? null,
    mapping: mapping?.lines ?? [],
    benchmarks: benchmarks?.lines ?? null,
  }
}

/** Event by event: a year of them at once would be a very long text. */
function addEvents(fingerprint: InputFingerprint, reading: EventsReading): void {
  const { events, outcomes, ...rest } =
    reading.status === 'read' ? reading : { ...reading, events: [], outcomes: [] }
  fingerprint.add('business events', events)
  fingerprint.add('delivery outcomes', outcomes)
  fingerprint.add('reading of events', [rest])
}

/** Ascending by month and start. A run that is being written says nothing yet. */
async function readRecentRuns({ table }: Services, lastMonth: string): Promise<RunOutcome[]> {
  const last = parsePeriod(lastMonth)
  const periods = Array.from(
    { length: MONTHS_OF_RECORDS },
    (_, index) => shiftPeriod(last, index + 1 - MONTHS_OF_RECORDS).id,
  )
  const records = await Promise.all(periods.map((period) => listRecords(table, period)))
  return records
    .flatMap((ofPeriod) => ofPeriod.toReversed())
    .filter(({ state }) => state !== 'writing')
    .map(({ period, state }) => ({ period, state }))
}
