// Bundles the page into a folder that needs nothing else at run time: no address outside it is ever asked. esbuild takes
// about a second, which is less than it would take to find out whether an earlier build still holds.
import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url))
const PACKAGES_OF_NODE = /\/univer-packages\.ts$/
const PACKAGES_OF_BROWSER = join(HERE, '../model/univer-packages.browser.ts')

/** Where `npm start` builds it; git ignores the folder. */
export const PAGE_FOLDER = join(REPOSITORY, '.local/excel-page')

export interface BuiltPage {
  readonly folder: string
  /** What a visitor loads before the grid is there, minified: code and style. */
  readonly bytes: number
  readonly durationMs: number
}

/** The model loads Univer in Node by `require`; a bundle takes the ES modules. */
const browserPackages: Plugin = {
  name: 'browser-packages',
  setup({ onResolve }) {
    onResolve({ filter: PACKAGES_OF_NODE }, () => ({ path: PACKAGES_OF_BROWSER }))
  },
}

/** Bundles over what is there; files of an earlier build go. */
export async function buildPage(folder: string = PAGE_FOLDER): Promise<BuiltPage> {
  const startMs = performance.now()
  await rm(folder, { recursive: true, force: true })
  const { metafile } = await build({
    absWorkingDir: REPOSITORY,
    entryPoints: [join(HERE, 'page.ts'), join(HERE, 'page.css')],
    outdir: folder,
    bundle: true,
    minify: true,
    // Univer hyphenates in seventy languages by modules that it loads on demand: half of the bundle, loaded by nobody.
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [browserPackages],
    metafile: true,
    logLevel: 'warning',
  })
  await build({
    absWorkingDir: REPOSITORY,
    entryPoints: { office: join(HERE, 'office-start.ts'), 'office-connect': join(HERE, 'office-connect.ts') },
    outdir: folder,
    bundle: true,
    minify: true,
    // Classic scripts: what follows them in the add-in's page waits for them.
    format: 'iife',
    platform: 'browser',
    target: 'es2024',
    plugins: [browserPackages],
    logLevel: 'warning',
  })
  await copyFile(join(HERE, 'index.html'), join(folder, 'index.html'))
  const loadedAtOnce = Object.entries(metafile.outputs).filter(([path]) => /\/page\.(js|css)$/.test(path))
  const bytes = loadedAtOnce.reduce((sum, [, output]) => sum + output.bytes, 0)
  return { folder, bytes, durationMs: Math.round(performance.now() - startMs) }
}
