// A summary made ready to be written: its items, and the record that says what must be found when they are read back.
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { SHARDS } from '../runs/keys.ts'
import type { RunItem } from '../runs/pack-run.ts'
import { inReadingOrder, runChecksum } from '../runs/run-checksum.ts'
import { packSummary } from './pack-summary.ts'
import type { SummaryRecord } from './summary-record.ts'

/** What is known of a summary before it is written, beside its figures. */
export interface SummaryOrigin {
  readonly runId: string
  readonly inputHash: string
  readonly startedAtMs: number
  readonly startedBy: string
  readonly codeVersion: string
  readonly lastGood: Readonly<Record<string, string | null>>
  readonly durationsMs: Readonly<Record<string, number>>
}

/** Items in no particular order; the record is in the state `writing`. */
export function prepareSummary(
  figures: SummaryFigures,
  origin: SummaryOrigin,
): { readonly items: readonly RunItem[]; readonly record: SummaryRecord } {
  const { items, parts } = packSummary(origin.runId, figures)
  const record: SummaryRecord = {
    runId: origin.runId,
    period: figures.period,
    months: figures.months,
    asOf: figures.asOf,
    methodVersion: figures.approximation.methodVersion,
    codeVersion: origin.codeVersion,
    inputHash: origin.inputHash,
    startedAt: instantText(origin.startedAtMs),
    startedBy: origin.startedBy,
    state: 'writing',
    shards: SHARDS,
    items: items.length,
    parts,
    tenants: figures.tenants.length,
    checksum: runChecksum(inReadingOrder(items)),
    dataQuality: figures.dataQuality,
    costRuns: figures.costRuns,
    inputs: figures.approximation.sources,
    limited: figures.systemHealth.limited,
    lastGood: origin.lastGood,
    warnings: Object.fromEntries(figures.warnings.map(({ code, count }) => [code, count])),
    eventsWritten: null,
    durationsMs: origin.durationsMs,
  }
  return { items, record }
}
