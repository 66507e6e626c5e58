// What close-period answers: the checklist, the certificate once there is one, and what to do next.
import { STATEMENTS } from '../../shared/approximation/statements.ts'
import type { ArchiveReference } from '../../shared/contract/closing/archive.ts'
import type { ChecklistItem, CloseCertificate } from '../../shared/contract/closing/close.ts'
import type { ClosedPeriod } from './close-period.ts'

export type CloseOutcome = 'closed' | 'prepared' | 'dry_run'

export interface ClosePeriodAnswer {
  readonly outcome: CloseOutcome
  readonly message: string
  readonly period: string
  /** The run that is, or would be, closed; null when none is published. */
  readonly runId: string | null
  readonly checklist: readonly ChecklistItem[]
  readonly preparedBy: string | null
  readonly approvedBy: string | null
  /** Null until the period is closed. */
  readonly certificate: CloseCertificate | null
  /** Where it lies in the archive, with its checksum. */
  readonly certificateKept: ArchiveReference | null
  /** What to do next, a step an entry. */
  readonly next: readonly string[]
  readonly statements: readonly [string, string]
}

const MESSAGES: Record<CloseOutcome, string> = {
  closed: 'Closed: the figures of this period never change from now on.',
  prepared: 'Prepared: the checklist holds, and the close waits for its approval. Nothing is closed yet.',
  dry_run: 'Dry run: the checklist was answered, nothing was kept or closed.',
}

export function answer(closed: ClosedPeriod): ClosePeriodAnswer {
  const { lookedAt, prepared, close } = closed
  const outcome = prepared === null ? 'dry_run' : close === null ? 'prepared' : 'closed'
  return {
    outcome,
    message: MESSAGES[outcome],
    period: lookedAt.period.id,
    runId: lookedAt.run?.runId ?? null,
    checklist: lookedAt.checklist,
    preparedBy: prepared?.preparedBy ?? null,
    approvedBy: close?.certificate.approvedBy ?? null,
    certificate: close?.certificate ?? null,
    certificateKept: close?.kept ?? null,
    next: nextSteps(closed, outcome),
    statements: STATEMENTS,
  }
}

function nextSteps({ lookedAt, prepared }: ClosedPeriod, outcome: CloseOutcome): string[] {
  const { id } = lookedAt.period
  const { checklist, run } = lookedAt
  if (outcome === 'closed') {
    return [
      `To book it: npm run journal -- --period ${id} > journal.csv.`,
      `To check it whenever you like: npm run verify -- ${run?.runId}, or verify-run with ${JSON.stringify({ runId: run?.runId })}.`,
      `What is learned from now on stands beside it: npm run figures -- --period ${id} --restate "Why, in a sentence." --restated-by "Your name".`,
    ]
  }
  if (outcome === 'prepared') {
    return [
      `Another person than ${prepared?.preparedBy} reads the checklist and the figures, and approves: close-period with ${JSON.stringify({ period: id, approvedBy: 'Their name' })}, or npm run close -- --period ${id} --approved-by "Their name".`,
      'A run that is published before that makes it necessary to prepare the close again.',
    ]
  }
  return checklist.some(({ result }) => result === 'fail')
    ? ['Put right what failed, and look again.']
    : [`To prepare the close: npm run close -- --period ${id} --prepared-by "Your name".`]
}
