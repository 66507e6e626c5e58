// Writes both manifests into a folder, and beside the unified one the two pictures that its package holds.
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addInOnlyManifest } from './add-in-only-manifest.ts'
import { assetFile, PACKAGE_ICONS } from './icons.ts'
import type { Site } from './site.ts'
import { SITE_FILES } from './site-files.ts'
import { unifiedManifest } from './unified-manifest.ts'

export async function writeManifests(site: Site, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, SITE_FILES.addInOnlyManifest), addInOnlyManifest(site))
  await writeFile(
    join(folder, SITE_FILES.unifiedManifest),
    `${JSON.stringify(unifiedManifest(site), null, 2)}\n`,
  )
  for (const name of Object.values(PACKAGE_ICONS)) await copyFile(assetFile(name), join(folder, name))
}
