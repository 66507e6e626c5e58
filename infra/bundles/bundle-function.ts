// One function as it is deployed: bundled into a folder, and measured.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildSync, type Metafile } from 'esbuild'
import { definitionOf, type FunctionName, type StepName } from '../functions.ts'
import { BUNDLE_FILE, esbuildOptions } from './bundling-options.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** What a function loads at a cold start, compressed: 250 KB. */
export const MOST_GZIPPED_BYTES = 250_000

export interface Bundle {
  readonly name: FunctionName | StepName
  /** The module that Lambda loads. */
  readonly file: string
  /** Of it and of every module that it imports at once. */
  readonly bytes: number
  readonly gzippedBytes: number
  /** Of the modules that it imports when it comes to it. */
  readonly laterGzippedBytes: number
}

/** Bundles into the folder. @param entry the file that exports the handler, from the repository's root */
export function bundleInto(folder: string, entry: string): Metafile {
  const options = esbuildOptions(join(REPOSITORY, entry), join(folder, BUNDLE_FILE))
  return buildSync({ ...options, absWorkingDir: REPOSITORY, logLevel: 'warning' }).metafile
}

/** Bundles into `<folder>/<name>/`, in place of what is there. */
export function bundleFunction(name: FunctionName | StepName, folder: string): Bundle {
  const target = join(folder, name)
  rmSync(target, { recursive: true, force: true })
  const { outputs } = bundleInto(target, definitionOf(name).entry)
  const modules = Object.keys(outputs).filter((path) => path.endsWith('.mjs'))
  const first = modules.find((path) => path.endsWith(`/${BUNDLE_FILE}`)) as string
  const atOnce = importedAtOnce(outputs, first)
  const later = modules.filter((path) => !atOnce.has(path))
  return {
    name,
    file: join(target, BUNDLE_FILE),
    bytes: sum([...atOnce], (path) => contentOf(path).length),
    gzippedBytes: sum([...atOnce], (path) => gzipSync(contentOf(path)).length),
    laterGzippedBytes: sum(later, (path) => gzipSync(contentOf(path)).length),
  }
}

/** The module and everything that it imports before it runs, through whatever imports it. */
function importedAtOnce(
  outputs: Metafile['outputs'],
  module: string,
  found = new Set<string>(),
): Set<string> {
  found.add(module)
  for (const { path, kind } of outputs[module]?.imports ?? []) {
    const isAtOnce = kind === 'import-statement' && outputs[path] !== undefined
    if (isAtOnce && !found.has(path)) importedAtOnce(outputs, path, found)
  }
  return found
}

function contentOf(path: string): Buffer {
  return readFileSync(join(REPOSITORY, path))
}

function sum(paths: readonly string[], sizeOf: (path: string) => number): number {
  return paths.reduce((total, path) => total + sizeOf(path), 0)
}
