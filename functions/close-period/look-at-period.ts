// What a close stands on: the official run of the period, and the checklist answered for it as things are now.
import { closeChecklist } from '../../shared/closing/checklist.ts'
import type { ChecklistItem } from '../../shared/contract/closing/close.ts'
import { RefusedError } from '../../shared/errors.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { type Period, parsePeriod, periodAt, shiftPeriod } from '../../shared/periods/period.ts'
import { combinationOf } from '../runtime/official-combination.ts'
import { findClosing } from '../stores/runs/find-closing.ts'
import type { PointerKey } from '../stores/runs/keys.ts'
import { readPointer } from '../stores/runs/pointer.ts'
import { closedPeriod } from '../stores/runs/refusals.ts'
import { type RunRecord, readRecord } from '../stores/runs/run-record.ts'
import type { ClosePeriodEvent } from './event.ts'
import type { CloseServices } from './services.ts'

export interface LookedAt {
  readonly period: Period
  readonly key: PointerKey
  /** The current run of the official combination; null when none is published. */
  readonly run: RunRecord | null
  readonly checklist: readonly ChecklistItem[]
  /** Epoch milliseconds. */
  readonly nowMs: number
}

/** @throws RefusedError for a period that is closed, saying when and by whom; InvalidInputError for what is no month */
export async function lookAtPeriod(
  event: ClosePeriodEvent,
  { configuration, table, clock }: CloseServices,
): Promise<LookedAt> {
  const nowMs = clock()
  const period = event.period === 'previous' ? shiftPeriod(periodAt(nowMs), -1) : parsePeriod(event.period)
  const key = { period: period.id, ...combinationOf({}, configuration) }
  const closing = await findClosing(table, key)
  if (closing !== null) {
    throw new RefusedError(`A period is closed once. ${closedPeriod(closing.key, closing.pointer)}`)
  }
  const pointer = await readPointer(table, key)
  const run = pointer === null ? null : await readRecord(table, pointer.runId)
  const checklist = closeChecklist({
    period,
    nowMs,
    run: run && { ...run, archive: run.archive ?? null, unknownCost: run.unknownCost ?? null },
    mostUnknownCostPercent: configuration.CLOSE_MOST_UNKNOWN_COST_PERCENT,
  })
  return { period, key, run, checklist, nowMs }
}

/** When it was looked at, ISO 8601. */
export function lookedAtText({ nowMs }: LookedAt): string {
  return instantText(nowMs)
}
