// Which runs answered each period the last time, kept in the workbook: why a figure is another one after a refresh follows
// from comparing, also days later and on another machine.
import type { Answered, CallsOfCell } from '../../functions/cell-calls.ts'
import type { RecordKind } from '../../workbook/records.ts'

export type KnownRun = Pick<Answered, 'runIds' | 'methodId'>

/** By period and knowledge time. */
export type KnownRuns = Readonly<Record<string, KnownRun>>

export const KNOWN_RUNS: RecordKind<KnownRuns> = {
  prefix: 'penguin.runs',
  is: (value): value is KnownRuns =>
    isRecord(value) && Object.values(value).every((run) => isRecord(run) && isRecord(run.runIds)),
}

/** Of cost runs and of summaries apart: a month has one of each. */
export function runKey(call: CallsOfCell['calls'][number]): string {
  const kind = call.answered !== null && 'summary' in call.answered.runIds ? 'summary' : 'costs'
  return [call.period, call.knownAt ?? 'newest', call.kind === 'report' ? call.subject : kind].join(' ')
}

const MOST_KEPT = 500

/** With what was answered now; those that were answered longest ago are let go of first. */
export function withAnswers(known: KnownRuns, answers: readonly CallsOfCell[]): KnownRuns {
  const now = new Map<string, KnownRun>()
  for (const { calls } of answers) {
    for (const call of calls) {
      if (call.answered === null) continue
      now.set(runKey(call), { runIds: call.answered.runIds, methodId: call.answered.methodId })
    }
  }
  const others = Object.entries(known).filter(([key]) => !now.has(key))
  return Object.fromEntries([...others, ...[...now].sort(([a], [b]) => (a < b ? -1 : 1))].slice(-MOST_KEPT))
}

export function isSameRun(one: KnownRun, other: KnownRun): boolean {
  return JSON.stringify(sorted(one.runIds)) === JSON.stringify(sorted(other.runIds))
}

function sorted(runIds: KnownRun['runIds']): [string, string][] {
  return Object.entries(runIds).sort(([a], [b]) => (a < b ? -1 : 1))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
