// The archived inputs of the documented examples' runs: what bridges and what-ifs compute from.
import type { ArchiveObjects } from '../../../../functions/stores/archive/archive-objects.ts'
import { packArchive } from '../../../../functions/stores/archive/pack-archive.ts'
import { writeArchive } from '../../../../functions/stores/archive/write-archive.ts'
import type { ArchiveReference } from '../../../../shared/contract/closing/archive.ts'
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import { request, world } from '../../../worlds/world.ts'

export async function archiveExample(
  archive: ArchiveObjects,
  runId: string,
  inputs: Partial<CostInputs>,
): Promise<{ readonly archive: ArchiveReference }> {
  const { vendorOf: _, ...asked } = request()
  const packed = await packArchive(runId, { inputs: world(inputs), mapping: [], request: asked })
  await writeArchive(archive, packed)
  return { archive: packed.reference }
}
