// Holds the certificate of a closed run, and the copy of its items beside it, against the run itself.
import { methodText } from '../../shared/approximation/method-text.ts'
import { STATEMENTS } from '../../shared/approximation/statements.ts'
import type { CloseCertificate, KeptCertificate } from '../../shared/contract/closing/close.ts'
import { ArchiveDamagedError } from '../stores/archive/archive-errors.ts'
import type { ArchiveObjects } from '../stores/archive/archive-objects.ts'
import { readFrozenItems } from '../stores/closes/frozen-items.ts'
import { readCertificate } from '../stores/closes/read-certificate.ts'
import type { RunItem } from '../stores/runs/pack-run.ts'
import type { Pointer } from '../stores/runs/pointer.ts'
import type { RunRecord } from '../stores/runs/run-record.ts'
import { type Check, different, equal } from './checks.ts'
import { compareItems } from './compare-items.ts'
import { firstDifference } from './first-difference.ts'

/**
 * Nothing for a run that no month was closed with.
 *
 * @param items of the run, computed again where that is possible
 * @throws ArchiveUnavailableError
 */
export async function checkClose(
  archive: ArchiveObjects,
  pointer: Pointer | null,
  record: RunRecord,
  items: readonly RunItem[],
): Promise<Check[]> {
  if (pointer?.closedRunId !== record.runId) return []
  if (pointer.certificate === undefined) {
    return [
      different(
        'certificate',
        `${record.period} is closed with the run, and its pointer names no certificate.`,
      ),
    ]
  }
  try {
    const certificate = await readCertificate(archive, pointer.certificate)
    const difference = firstDifferenceOfCertificate(record, certificate)
    if (difference !== null) return [different('certificate', `The certificate differs, ${difference}.`)]
    const { approvedBy, approvedAt } = certificate
    return [
      equal(
        'certificate',
        `The certificate, approved by ${approvedBy} at ${approvedAt}, is that of the run.`,
      ),
      await checkCopy(archive, certificate, items),
    ]
  } catch (cause) {
    if (cause instanceof ArchiveDamagedError) return [different('certificate', cause.message)]
    throw cause
  }
}

async function checkCopy(
  archive: ArchiveObjects,
  { itemsCopy }: KeptCertificate,
  items: readonly RunItem[],
): Promise<Check> {
  try {
    const difference = compareItems(items, await readFrozenItems(archive, itemsCopy))
    if (difference !== null)
      return different('items_copy', `In the archive's copy of the items, ${difference}.`)
    return equal('items_copy', `The archive's copy of the items is the run's, all ${items.length}.`)
  } catch (cause) {
    if (cause instanceof ArchiveDamagedError) return different('items_copy', cause.message)
    throw cause
  }
}

/** People, times and the checklist are the certificate's own: its checksum holds them. */
function firstDifferenceOfCertificate(record: RunRecord, certificate: CloseCertificate): string | null {
  const expected = {
    period: record.period,
    runId: record.runId,
    asOf: record.asOf,
    method: record.method,
    policies: record.policies,
    methodVersion: record.methodVersion,
    codeVersion: record.codeVersion,
    methodText: methodText(record.method, record.policies),
    inputHash: record.inputHash,
    archive: record.archive,
    tenants: record.tenants,
    pools: record.pools,
    revenue: record.revenue,
    itemsChecksum: record.checksum,
    items: record.items,
    warnings: record.warnings,
    statements: STATEMENTS,
  } satisfies Partial<Record<keyof CloseCertificate, unknown>>
  for (const [field, value] of Object.entries(expected)) {
    const difference = firstDifference(value, certificate[field as keyof CloseCertificate], field)
    if (difference !== null) return difference
  }
  return null
}
