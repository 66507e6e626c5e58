// Builds the add-in into a folder, complete as a site serves it: pages, scripts, functions metadata, help, icons,
// manifests with their keys.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { functionsMetadata } from '../functions/metadata.ts'
import { ADD_IN } from '../manifest/add-in.ts'
import { ICONS, iconPath } from '../manifest/icons.ts'
import type { Site } from '../manifest/site.ts'
import { HASHED_FOLDER, SITE_FILES } from '../manifest/site-files.ts'
import { writeManifests } from '../manifest/write-manifests.ts'
import { type BundleOptions, bundleScripts, packagesIn } from './bundle-scripts.ts'
import { fillPage } from './fill-page.ts'
import { helpPage } from './help-page.ts'
import { panePage } from './pane-page.ts'
import { SOURCES } from './paths.ts'

/** What Excel loads before it can calculate the first cell, compressed: 60 KB. */
export const MOST_FUNCTIONS_BYTES = 60_000

/** What the pane may have, compressed, with React and without MSAL: people wait for it when they open it for the first time. */
export const MOST_PANE_BYTES = 300_000

/** What the pane loads beside it to sign people in, compressed. */
export const MOST_MSAL_BYTES = 75_000

/** What opens a folder opens the page by this name. */
const INDEX = 'index.html'

export interface AddInOptions extends BundleOptions {
  /** Null builds without manifests, for a host that takes none. */
  readonly site: Site | null
}

export interface BuiltFile {
  readonly path: string
  readonly bytes: number
  readonly gzippedBytes: number
}

export interface BuiltAddIn {
  readonly folder: string
  readonly functions: BuiltFile
  readonly pane: BuiltFile
  /** Null in a build for this machine. */
  readonly msal: BuiltFile | null
  readonly auth: BuiltFile
  readonly style: BuiltFile
  /** npm packages in the functions bundle. */
  readonly functionsPackages: readonly string[]
}

/**
 * Files of an earlier build go.
 *
 * @throws Error in a sentence when the folder holds anything else
 */
export async function writeAddIn(options: AddInOptions): Promise<BuiltAddIn> {
  const { folder, site } = options
  await clear(folder)
  await mkdir(join(folder, HASHED_FOLDER), { recursive: true })
  const scripts = await bundleScripts(options)
  const helpUrl = site === null ? SITE_FILES.help : `${site.url}/${SITE_FILES.help}`
  const metadata = functionsMetadata(await readFile(SOURCES.functions, 'utf8'), helpUrl)
  const page = panePage(scripts, metadata)
  const write = (name: string, text: string) => writeFile(join(folder, name), text)
  await Promise.all([
    write(SITE_FILES.functionsMetadata, `${JSON.stringify(metadata, null, 2)}\n`),
    write(SITE_FILES.pane, page),
    write(INDEX, page),
    write(SITE_FILES.auth, await authPage(scripts.auth)),
    write(SITE_FILES.help, helpPage({ style: scripts.style, icon: iconPath(64) })),
    // Manifests that are installed name the functions without a hash.
    write(SITE_FILES.functionsScript, await unhashed(folder, scripts.functions)),
    ...ICONS.map(({ source, path }) => copyFile(source, join(folder, path))),
    ...(site === null ? [] : [writeManifests(site, folder)]),
  ])
  return {
    folder,
    functions: await measured(folder, scripts.functions),
    pane: await measured(folder, scripts.pane, ...scripts.paneParts),
    msal: scripts.msal === null ? null : await measured(folder, scripts.msal),
    auth: await measured(folder, scripts.auth),
    style: await measured(folder, scripts.style),
    functionsPackages: packagesIn(scripts, scripts.functions),
  }
}

async function authPage(script: string): Promise<string> {
  return fillPage(await readFile(SOURCES.authPage, 'utf8'), { name: ADD_IN.name, script })
}

/** Whoever names the wrong folder loses nothing. */
async function clear(folder: string): Promise<void> {
  const names: string[] = await readdir(folder).catch(() => [])
  if (names.length > 0 && !names.includes(SITE_FILES.pane)) {
    throw new Error(
      `${folder} holds files that are no add-in: name an empty folder, or one that is not there.`,
    )
  }
  await rm(folder, { recursive: true, force: true })
}

/** The script as it may lie beside the folder of hashed files: its source map stays there. */
async function unhashed(folder: string, path: string): Promise<string> {
  const script = await readFile(join(folder, path), 'utf8')
  return script.replace('sourceMappingURL=', `sourceMappingURL=${HASHED_FOLDER}/`)
}

/** @param parts what comes with it: its size is that of all of them */
async function measured(folder: string, path: string, ...parts: readonly string[]): Promise<BuiltFile> {
  const contents = await Promise.all([path, ...parts].map((each) => readFile(join(folder, each))))
  return {
    path,
    bytes: sum(contents.map(({ length }) => length)),
    gzippedBytes: sum(contents.map((content) => gzipSync(content).length)),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
