// Closes a period in two steps: it is prepared, with the checklist answered, and approved, by another person unless the team
// is one person. Approval copies the run to the archive, writes the certificate, and then marks the pointer in one write.
import { assertMayApprove } from '../../shared/closing/approval.ts'
import { closeCertificate } from '../../shared/closing/certificate.ts'
import { assertMayClose } from '../../shared/closing/checklist.ts'
import type { ArchiveReference } from '../../shared/contract/closing/archive.ts'
import type { CloseCertificate } from '../../shared/contract/closing/close.ts'
import { RefusedError } from '../../shared/errors.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { announceStage } from '../runtime/stages.ts'
import { readManifest } from '../stores/archive/read-archive.ts'
import { freezeRun } from '../stores/closes/freeze-run.ts'
import { type PreparedClose, putPreparedClose } from '../stores/closes/prepared-close.ts'
import { closePointer } from '../stores/runs/close-pointer.ts'
import type { RunItem } from '../stores/runs/pack-run.ts'
import type { RunRecord } from '../stores/runs/run-record.ts'
import { unpackRun } from '../stores/runs/unpack-run.ts'
import { readVerified } from '../stores/runs/verify-run.ts'
import type { ClosePeriodEvent } from './event.ts'
import { type LookedAt, lookAtPeriod } from './look-at-period.ts'
import { preparationOf } from './preparation.ts'
import type { CloseServices } from './services.ts'

export interface ClosedPeriod {
  readonly lookedAt: LookedAt
  /** Null in a dry run. */
  readonly prepared: PreparedClose | null
  /** Null until the period is closed. */
  readonly close: { readonly certificate: CloseCertificate; readonly kept: ArchiveReference } | null
}

/**
 * @param onPrepared a preparation was kept, whatever becomes of the close then
 * @throws RefusedError saying what holds the close back and what to do; VerificationError when the run does not hold
 */
export async function closePeriod(
  event: ClosePeriodEvent,
  services: CloseServices,
  onPrepared: () => void = () => undefined,
): Promise<ClosedPeriod> {
  announceStage('Answering the checklist')
  const lookedAt = await lookAtPeriod(event, services)
  if (event.dryRun) return { lookedAt, prepared: null, close: null }
  const { run, checklist, period } = lookedAt
  assertMayClose(period.id, checklist)
  const present = run as RunRecord
  const { prepared, isNew } = await preparationOf(event, lookedAt, present, services)
  const approvedBy = approverOf(event, services)
  const needsTwoPeople = services.configuration.CLOSE_NEEDS_TWO_PEOPLE
  if (approvedBy !== null) assertMayApprove({ preparedBy: prepared.preparedBy, approvedBy, needsTwoPeople })
  if (isNew) {
    await putPreparedClose(services.table, prepared)
    onPrepared()
  }
  if (approvedBy === null) return { lookedAt, prepared, close: null }
  const close = await approve(present, prepared, approvedBy, lookedAt, services)
  return { lookedAt, prepared, close }
}

/** In a team of one whoever prepares approves too. */
function approverOf(
  { preparedBy, approvedBy }: ClosePeriodEvent,
  { configuration }: CloseServices,
): string | null {
  return approvedBy ?? (configuration.CLOSE_NEEDS_TWO_PEOPLE ? null : (preparedBy ?? null))
}

async function approve(
  run: RunRecord,
  prepared: PreparedClose,
  approvedBy: string,
  { key, checklist }: LookedAt,
  { configuration, table, archive, clock }: CloseServices,
): Promise<NonNullable<ClosedPeriod['close']>> {
  const reference = run.archive as ArchiveReference
  announceStage('Verifying the run that is closed')
  const shards = await readVerified(table, run, 'The period was not closed; verify the run.')
  await readManifest(archive, reference)
  const closedAtMs = clock()
  const certificate = closeCertificate(
    { ...run, archive: reference, methodText: methodTextOf(shards) },
    checklist,
    {
      preparedBy: prepared.preparedBy,
      preparedAt: prepared.preparedAt,
      approvedBy,
      approvedAt: instantText(closedAtMs),
      needsTwoPeople: configuration.CLOSE_NEEDS_TWO_PEOPLE,
    },
  )
  const kept = await freezeRun(archive, shards, certificate)
  announceStage('Closing the period')
  const mark = {
    runId: run.runId,
    certificate: kept,
    closedAtMs,
    preparedBy: certificate.preparedBy,
    approvedBy: certificate.approvedBy,
  }
  if (await closePointer(table, key, mark)) return { certificate, kept }
  throw new RefusedError(
    `Another run of ${run.period} became current in the meantime, or someone else closed it. Nothing was closed by this: look at it, and ask again.`,
  )
}

/** As it was published with the figures. */
function methodTextOf(shards: readonly (readonly RunItem[])[]): string {
  return unpackRun(shards.flat()).approximation.methodText
}
