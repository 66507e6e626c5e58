// The functions as they are deployed, bundled once for the whole test run (bundle-all.ts).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle } from '../../../infra/bundles/bundle-function.ts'
import type { FunctionName } from '../../../infra/functions.ts'
import { madeOnce } from '../../engines/made-once.ts'

/** What bundle-all.ts says of the bundles, in its folder. */
export const BUNDLES_FILE = 'bundles.json'

export async function bundled(name: FunctionName): Promise<Bundle> {
  const bundles: Bundle[] = JSON.parse(readFileSync(join(await madeOnce('bundles'), BUNDLES_FILE), 'utf8'))
  const bundle = bundles.find((other) => other.name === name)
  if (bundle === undefined) throw new Error(`${name} was not bundled.`)
  return bundle
}
