// One function as it is deployed: bundled into a folder, and measured.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
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

/** Bundles are made as if they lay here: source maps tell the way to each file, and names of modules depend on the maps. */
const ONE_PLACE = '.local/bundled'

/**
 * Bundles into the folder: the same bytes wherever it is.
 *
 * @param entry the file that exports the handler, from the repository's root
 * @returns with every output by its file name
 */
export function bundleInto(folder: string, entry: string): Metafile['outputs'] {
  const options = esbuildOptions(join(REPOSITORY, entry), join(REPOSITORY, ONE_PLACE, BUNDLE_FILE))
  const { outputFiles, metafile } = buildSync({
    ...options,
    absWorkingDir: REPOSITORY,
    logLevel: 'warning',
    write: false,
  })
  mkdirSync(folder, { recursive: true })
  for (const { path, contents } of outputFiles) writeFileSync(join(folder, basename(path)), contents)
  const named = Object.entries(metafile.outputs).map(([path, output]): [string, typeof output] => [
    basename(path),
    { ...output, imports: output.imports.map((one) => ({ ...one, path: basename(one.path) })) },
  ])
  return Object.fromEntries(named)
}

/** Bundles into `<folder>/<name>/`, in place of what is there. */
export function bundleFunction(name: FunctionName | StepName, folder: string): Bundle {
  const target = join(folder, name)
  rmSync(target, { recursive: true, force: true })
  const outputs = bundleInto(target, definitionOf(name).entry)
  const modules = Object.keys(outputs).filter((module) => module.endsWith('.mjs'))
  const atOnce = importedAtOnce(outputs, BUNDLE_FILE)
  const later = modules.filter((module) => !atOnce.has(module))
  const contentOf = (module: string) => readFileSync(join(target, module))
  return {
    name,
    file: join(target, BUNDLE_FILE),
    bytes: sum([...atOnce], (module) => contentOf(module).length),
    gzippedBytes: sum([...atOnce], (module) => gzipSync(contentOf(module)).length),
    laterGzippedBytes: sum(later, (module) => gzipSync(contentOf(module)).length),
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

function sum(modules: readonly string[], sizeOf: (module: string) => number): number {
  return modules.reduce((total, module) => total + sizeOf(module), 0)
}
