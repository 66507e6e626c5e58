// Reads what one run is computed from: the platform's database in one snapshot, the lists that Finance keeps, and for a
// month that is over the statuses that its archive holds.
import { METHOD_VERSION } from '../../shared/approximation/method-text.ts'
import type { ArchivedRun } from '../../shared/archive/archived-run.ts'
import { STATUS_PARTS } from '../../shared/archive/archived-run.ts'
import { withHistoricStatuses } from '../../shared/archive/historic-statuses.ts'
import type { MappingLine } from '../../shared/finance/mapping-lines.ts'
import type { CostInputs } from '../../shared/inputs/cost-inputs.ts'
import type { PlatformCostLine } from '../../shared/inputs/platform-cost-line.ts'
import { resolveAsOf } from '../../shared/periods/as-of.ts'
import { parseInstant } from '../../shared/periods/instants.ts'
import { type Period, parsePeriod, periodAt, shiftPeriod } from '../../shared/periods/period.ts'
import { InputFingerprint } from '../runtime/input-fingerprint.ts'
import { type Combination, combinationOf } from '../runtime/official-combination.ts'
import { announceStage } from '../runtime/stages.ts'
import { type MonthArchive, readMonthArchive } from '../stores/archive/month-archive.ts'
import { readInputsOf } from '../stores/archive/read-archive.ts'
import { readList } from '../stores/finance-lists/list-store.ts'
import { PUBLICATION_LAYOUT } from '../stores/runs/pack-run.ts'
import type { AllocateCostsEvent } from './event.ts'
import { rowsFromPostgres, type Services } from './services.ts'

/** What an event asks for, at the moment it does. */
export interface AskedMonth extends Combination {
  readonly period: Period
  readonly asOfMs: number
  readonly startedAtMs: number
  /** Whether it describes the whole month, now that it is over. */
  readonly isMonthEnd: boolean
  /** Whether nothing later can be described yet. */
  readonly isLatest: boolean
}

export interface ReadMonth {
  readonly run: ArchivedRun
  /** Over every row as it was read. */
  readonly readHash: string
  /** Null while the month's inputs are not archived. */
  readonly monthArchive: MonthArchive | null
}

/** @throws RefusedError for a month that has not begun; InvalidInputError for what is no month or instant */
export function askedMonth(event: AllocateCostsEvent, { configuration, clock }: Services): AskedMonth {
  const startedAtMs = clock()
  const period = periodOf(event.period, startedAtMs)
  const asOfMs = resolveAsOf(period, startedAtMs, event.asOf)
  return {
    ...combinationOf(event, configuration),
    period,
    asOfMs,
    startedAtMs,
    isMonthEnd: asOfMs === period.endMs,
    isLatest: asOfMs === resolveAsOf(period, startedAtMs),
  }
}

/** @throws the errors of the source and the stores, each a sentence */
export async function readMonth(asked: AskedMonth, services: Services): Promise<ReadMonth> {
  const { configuration, table, clock, readRows = rowsFromPostgres(configuration) } = services
  const { period, asOfMs, method, policies } = asked
  const fingerprint = new InputFingerprint()
  fingerprint.add('request', [METHOD_VERSION, PUBLICATION_LAYOUT, period.id, asOfMs, method, policies])
  const platformList = await readList<PlatformCostLine>(table, 'platform-costs')
  const mapping = (await readList<MappingLine>(table, 'vendor-mapping'))?.lines ?? []
  fingerprint.add('platform-costs', platformList?.lines ?? [])
  fingerprint.add('vendor-mapping', mapping)
  const upstream = await readRows(period, asOfMs, fingerprint)
  const today = { ...upstream, platformCosts: platformList?.lines ?? null }
  const request = { period, asOfMs, readAtMs: clock(), method, policies }
  const monthArchive = await readMonthArchive(table, period.id)
  if (monthArchive === null) {
    return { run: { inputs: today, mapping, request }, readHash: fingerprint.digest(), monthArchive }
  }
  fingerprint.add('statuses', [monthArchive.sha256])
  const { inputs, statuses } = await withStatusesOf(monthArchive, today, services)
  return {
    run: { inputs, mapping, request: { ...request, statuses } },
    readHash: fingerprint.digest(),
    monthArchive,
  }
}

async function withStatusesOf(monthArchive: MonthArchive, today: CostInputs, { archive }: Services) {
  announceStage("Reading the month's archive")
  const archived = await readInputsOf(archive, monthArchive, STATUS_PARTS)
  return withHistoricStatuses(today, archived.inputs, parseInstant(archived.manifest.readAt, 'readAt'))
}

/** @throws InvalidInputError for what is no month */
function periodOf(asked: string | undefined, nowMs: number): Period {
  if (asked === undefined) return periodAt(nowMs)
  return asked === 'previous' ? shiftPeriod(periodAt(nowMs), -1) : parsePeriod(asked)
}
