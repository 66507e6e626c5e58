// Writes both manifests into a folder with the file of keys that belongs to one of them, and beside the unified one the
// two pictures that its package holds.
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addInOnlyManifest } from './add-in-only-manifest.ts'
import { assetFile, PACKAGE_ICONS } from './icons.ts'
import { shortcuts } from './shortcuts.ts'
import type { Site } from './site.ts'
import { SITE_FILES } from './site-files.ts'
import { unifiedManifest } from './unified-manifest.ts'

export async function writeManifests(site: Site, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, SITE_FILES.addInOnlyManifest), addInOnlyManifest(site))
  await writeFile(join(folder, SITE_FILES.unifiedManifest), json(unifiedManifest(site)))
  await writeFile(join(folder, SITE_FILES.shortcuts), json(shortcuts()))
  for (const name of Object.values(PACKAGE_ICONS)) await copyFile(assetFile(name), join(folder, name))
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
