// `npm run bundle`: bundles every function as it is deployed, prints how large each is, and fails when one is too large.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Table from 'cli-table3'
import { FUNCTIONS, type FunctionName, STEPS, type StepName } from '../functions.ts'
import { type Bundle, bundleFunction, MOST_GZIPPED_BYTES } from './bundle-function.ts'

const FOLDER = fileURLToPath(new URL('../../.local/bundles', import.meta.url))

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`

function print(bundles: readonly Bundle[]): void {
  const table = new Table({
    head: ['function', 'minified', 'gzipped', 'of the limit', 'loaded later'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  })
  for (const { name, bytes, gzippedBytes, laterGzippedBytes } of bundles) {
    const part = `${Math.round((100 * gzippedBytes) / MOST_GZIPPED_BYTES)} %`
    const later = laterGzippedBytes === 0 ? '' : kilobytes(laterGzippedBytes)
    table.push([name, kilobytes(bytes), kilobytes(gzippedBytes), part, later])
  }
  console.log(table.toString())
}

const names = Object.keys({ ...FUNCTIONS, ...STEPS }) as (FunctionName | StepName)[]
const bundles = names.map((name) => bundleFunction(name, FOLDER))
print(bundles)
for (const { name, file, gzippedBytes } of bundles) {
  if (gzippedBytes <= MOST_GZIPPED_BYTES) continue
  console.error(
    `${name} has ${kilobytes(gzippedBytes)} gzipped and may have ${kilobytes(MOST_GZIPPED_BYTES)}. See what takes the room with: npx esbuild --analyze, or look into ${join(file, '..')}.`,
  )
  process.exitCode = 1
}
