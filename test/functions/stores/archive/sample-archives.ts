// A small month that is over, archived and published, for tests that read it back or break it.
import { archiveMonth } from '../../../../functions/allocate-costs/archive-month.ts'
import type { ArchiveObjects } from '../../../../functions/stores/archive/archive-objects.ts'
import { archivedInputHash } from '../../../../functions/stores/archive/archived-input-hash.ts'
import { type PackedArchive, packArchive } from '../../../../functions/stores/archive/pack-archive.ts'
import { sha256 } from '../../../../functions/stores/archive/sha256.ts'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { inLayout } from '../../../../functions/stores/runs/earlier-layout.ts'
import { PUBLICATION_LAYOUT } from '../../../../functions/stores/runs/pack-run.ts'
import type { ArchivedRun } from '../../../../shared/archive/archived-run.ts'
import type { ArchiveReference } from '../../../../shared/contract/closing/archive.ts'
import { computeRun } from '../../../../shared/figures/compute-run.ts'
import { type MappingLine, vendorLookup } from '../../../../shared/finance/mapping-lines.ts'
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import {
  A,
  assignment,
  B,
  ip,
  LONG_AGO,
  PERIOD,
  payment,
  request,
  subscription,
  vps,
  world,
} from '../../../worlds/world.ts'
import { FIRST_START_MS, publishAt, runIdAt } from '../runs/sample-runs.ts'

const MAPPING: readonly MappingLine[] = [
  { kind: 'vps', id: 'v1', vendor: 'north', tier: null, costCentre: 'cc-1', glAccount: null },
]

/** Two tenants on one IP, a burned one, a stamp that never comes, a plan, a payment and a shared cost. */
export function smallMonth(cents = 1_001): CostInputs {
  return world({
    vps: [vps('v1', cents)],
    ips: [ip('i1', 'v1', 300), ip('i2', 'v1', 150, { status: 'burned' })],
    assignments: [assignment('i1', A), assignment('i1', B, { expiresMs: Number.POSITIVE_INFINITY })],
    subscriptions: [subscription(A, 4_900)],
    payments: [payment(A, 4_900)],
    sources: [{ name: 'vps_instances', rows: 1, latestMs: LONG_AGO }],
    platformCosts: [
      { name: 'mail', vendor: 'south', monthlyCents: 900, validFrom: '2025-01-01', validTo: null },
    ],
  })
}

export function archivedRunOf(inputs: CostInputs): ArchivedRun {
  const { vendorOf: _, ...asked } = request({ readAtMs: PERIOD.endMs + 1_000 })
  return { inputs, mapping: MAPPING, request: asked }
}

/** As allocate-costs does it for the first run of a month that is over. @param layout a version before this one's, too */
export async function publishArchived(
  table: FiguresTable,
  archive: ArchiveObjects,
  inputs: CostInputs = smallMonth(),
  layout = PUBLICATION_LAYOUT,
): Promise<{ readonly runId: string; readonly reference: ArchiveReference }> {
  const runId = runIdAt(FIRST_START_MS)
  const archived = archivedRunOf(inputs)
  const packed = ofLayout(await packArchive(runId, archived), layout)
  await archiveMonth(packed, null, { table, archive })
  const computed = computeRun(inputs, { ...archived.request, vendorOf: vendorLookup(archived.mapping) })
  const run = inLayout(computed, layout)
  const { reference, manifest } = packed
  const origin = { runId, archive: reference, inputHash: manifest.inputHash }
  await publishAt(table, FIRST_START_MS, run, origin)
  return { runId, reference }
}

function ofLayout(packed: PackedArchive, layout: string): PackedArchive {
  const { inputHash: _, ...asked } = { ...packed.manifest, layout }
  const manifest = { ...asked, inputHash: archivedInputHash(asked) }
  const manifestText = JSON.stringify(manifest)
  const reference = { ...packed.reference, sha256: sha256(manifestText) }
  return { ...packed, manifest, manifestText, reference }
}

/** The bytes with one bit of one byte changed. */
export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte))
}
