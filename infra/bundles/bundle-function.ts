// One function as it is deployed: bundled into a folder by the options of the deployment, and measured.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { FUNCTIONS, type FunctionName } from '../functions.ts'
import { BUNDLE_FILE, esbuildOptions } from './bundling-options.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** What a function loads at a cold start, compressed: 250 KB. */
export const MOST_GZIPPED_BYTES = 250_000

export interface Bundle {
  readonly name: FunctionName
  readonly file: string
  readonly bytes: number
  readonly gzippedBytes: number
}

/** Bundles into `<folder>/<name>/`, over what is there. */
export async function bundleFunction(name: FunctionName, folder: string): Promise<Bundle> {
  const file = join(folder, name, BUNDLE_FILE)
  await build({
    ...esbuildOptions(join(REPOSITORY, FUNCTIONS[name].entry), file),
    absWorkingDir: REPOSITORY,
    logLevel: 'warning',
  })
  const code = readFileSync(file)
  return { name, file, bytes: code.length, gzippedBytes: gzipSync(code).length }
}
