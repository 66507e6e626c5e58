// The main job: read a month's costs, allocate them, and publish the run.
import { v7 as timeOrderedId } from 'uuid'
import { METHOD_VERSION } from '../../shared/approximation/method-text.ts'
import { type ComputedRun, computeRun } from '../../shared/figures/compute-run.ts'
import { type MappingLine, vendorLookup } from '../../shared/finance/mapping-lines.ts'
import type { PlatformCostLine } from '../../shared/inputs/platform-cost-line.ts'
import { resolveAsOf } from '../../shared/periods/as-of.ts'
import { type Period, parsePeriod, periodAt, shiftPeriod } from '../../shared/periods/period.ts'
import type { Configuration } from '../runtime/config.ts'
import { InputFingerprint } from '../runtime/input-fingerprint.ts'
import { logger } from '../runtime/logger.ts'
import { combinationOf } from '../runtime/official-combination.ts'
import { announceStage } from '../runtime/stages.ts'
import { readUpstream } from '../sources/postgres/read-cost-inputs.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { readList } from '../stores/finance-lists/list-store.ts'
import { expireRuns } from '../stores/runs/expire-runs.ts'
import type { PointerKey } from '../stores/runs/keys.ts'
import { PUBLICATION_LAYOUT } from '../stores/runs/pack-run.ts'
import { readPointer } from '../stores/runs/pointer.ts'
import { type Publication, publishRun } from '../stores/runs/publish-run.ts'
import { type RunRecord, readRecord } from '../stores/runs/run-record.ts'
import type { AllocateCostsEvent } from './event.ts'

/** What the job works with; made once, outside the handler. */
export interface Services {
  readonly configuration: Configuration
  readonly table: FiguresTable
  /** Epoch milliseconds. */
  clock(): number
}

export interface AllocatedMonth {
  readonly run: ComputedRun
  /** Null in a dry run. */
  readonly publication: Publication | null
  /** The run that was current before; null for the first run of a month by its method. */
  readonly before: RunRecord | null
}

/** @throws the errors of the source, the domain and the store, each a sentence; the published figures then stand */
export async function allocateMonth(event: AllocateCostsEvent, services: Services): Promise<AllocatedMonth> {
  const { configuration, table, clock } = services
  const startedAtMs = clock()
  const period = periodOf(event.period, startedAtMs)
  const asOfMs = resolveAsOf(period, startedAtMs, event.asOf)
  const { method, policies } = combinationOf(event, configuration)
  const fingerprint = new InputFingerprint()
  fingerprint.add('request', [METHOD_VERSION, PUBLICATION_LAYOUT, period.id, asOfMs, method, policies])
  const platformList = await readList<PlatformCostLine>(table, 'platform-costs')
  const mapping = await readList<MappingLine>(table, 'vendor-mapping')
  fingerprint.add('platform-costs', platformList?.lines ?? [])
  fingerprint.add('vendor-mapping', mapping?.lines ?? [])
  const source = {
    databaseUrl: configuration.DATABASE_URL,
    queryTimeoutSeconds: configuration.QUERY_TIMEOUT_SECONDS,
  }
  const upstream = await readUpstream(source, period, asOfMs, fingerprint)
  const readAtMs = clock()

  announceStage('Allocating costs')
  const run = computeRun(
    { ...upstream, platformCosts: platformList?.lines ?? null },
    { period, asOfMs, readAtMs, method, policies, vendorOf: vendorLookup(mapping?.lines ?? []) },
  )
  const before = await currentRecord(table, { period: period.id, method, policies })
  if (event.dryRun) return { run, publication: null, before }
  const origin = {
    runId: timeOrderedId({ msecs: startedAtMs }),
    asOfMs,
    isLatest: asOfMs === resolveAsOf(period, startedAtMs),
    inputHash: fingerprint.digest(),
    startedAtMs,
    startedBy: event.startedBy,
    codeVersion: configuration.CODE_VERSION,
    durationsMs: { read: readAtMs - startedAtMs, compute: clock() - readAtMs },
  }
  const publication = await publishRun(table, run, origin, clock)
  await letOldRunsExpire(period.id, services)
  return { run, publication, before }
}

/** @throws InvalidInputError for what is no month */
function periodOf(asked: string | undefined, nowMs: number): Period {
  if (asked === undefined) return periodAt(nowMs)
  return asked === 'previous' ? shiftPeriod(periodAt(nowMs), -1) : parsePeriod(asked)
}

async function currentRecord(table: FiguresTable, key: PointerKey): Promise<RunRecord | null> {
  const pointer = await readPointer(table, key)
  return pointer === null ? null : readRecord(table, pointer.runId)
}

/** Housekeeping never fails a run that is published; what it could not mark the next run marks. */
async function letOldRunsExpire(period: string, { table, clock, configuration }: Services): Promise<void> {
  try {
    await expireRuns(table, period, clock(), configuration.RUN_RETENTION_DAYS)
  } catch (cause) {
    logger.warn('Superseded runs could not be marked to expire; the next run tries again.', cause as Error)
  }
}
