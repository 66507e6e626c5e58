// Every function as one file: small enough to start fast, the same bytes that are deployed, and loading by itself.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { App, Stack } from 'aws-cdk-lib/core'
import { type Bundle, bundleFunction, MOST_GZIPPED_BYTES } from '../../../infra/bundles/bundle-function.ts'
import { BUNDLE_FILE } from '../../../infra/bundles/bundling-options.ts'
import { bundlingOf } from '../../../infra/constructs/function-bundle.ts'
import { FUNCTIONS, type FunctionName } from '../../../infra/functions.ts'
import { readStage } from '../../../infra/stages/read-stage.ts'

const NAMES = Object.keys(FUNCTIONS) as FunctionName[]
const folder = mkdtempSync(join(tmpdir(), 'penguin-test-bundles-'))
const bundles = new Map<FunctionName, Bundle>()

beforeAll(async () => {
  for (const name of NAMES) bundles.set(name, await bundleFunction(name, folder))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bundleOf = (name: FunctionName): Bundle => {
  const bundle = bundles.get(name)
  if (bundle === undefined) throw new Error(`${name} was not bundled.`)
  return bundle
}

describe.each(NAMES)('%s', (name) => {
  test('is within the limit, compressed', () => {
    expect(bundleOf(name).gzippedBytes).toBeLessThanOrEqual(MOST_GZIPPED_BYTES)
  })

  test('loads in a clean process, with nothing beside it, and exports its handler', () => {
    const program = `const { handler } = await import(process.argv[1]); console.log(typeof handler)`
    const output = execFileSync(
      process.execPath,
      ['--enable-source-maps', '--input-type=module', '-e', program, bundleOf(name).file],
      { cwd: tmpdir(), env: { POWERTOOLS_LOG_LEVEL: 'SILENT' }, encoding: 'utf8' },
    )
    expect(output).toBe('function\n')
  })

  test('imports nothing but what Node brings', () => {
    const code = readFileSync(bundleOf(name).file, 'utf8')
    const imported = [...code.matchAll(/(?:^|[;}])import[^"'();]*?["']([^"']+)["']/g)].map(([, from]) => from)
    expect(imported.length).toBeGreaterThan(0)
    expect(imported.filter((from) => !isBuiltin(String(from)))).toEqual([])
  })

  test('brings no source text, but where each line comes from', () => {
    const map = JSON.parse(readFileSync(`${bundleOf(name).file}.map`, 'utf8'))
    expect(map.sources).toEqual(expect.arrayContaining([expect.stringContaining(FUNCTIONS[name].entry)]))
    expect(map.sourcesContent ?? []).toEqual([])
  })
})

test('what is measured is what is deployed, byte for byte', () => {
  const outdir = join(folder, 'cdk.out')
  const stack = new Stack(new App({ outdir }), 'bundled')
  const [name = 'allocate-costs'] = NAMES
  const deployed = new NodejsFunction(stack, 'Function', {
    entry: FUNCTIONS[name].entry,
    runtime: Runtime.NODEJS_24_X,
    bundling: bundlingOf(readStage('prod'), false),
  })
  const { assetPath } = deployed.node.findChild('Code') as Asset
  expect(readFileSync(join(outdir, assetPath, BUNDLE_FILE))).toEqual(readFileSync(bundleOf(name).file))
})
