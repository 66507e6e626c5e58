// Every function as deployed (function-bundle.test.ts): small enough to start fast, and loading by itself.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type Bundle, MOST_GZIPPED_BYTES } from '../../../infra/bundles/bundle-function.ts'
import { FUNCTIONS, type FunctionName } from '../../../infra/functions.ts'
import { bundled } from './bundled.ts'

const NAMES = Object.keys(FUNCTIONS) as FunctionName[]

const bundles = new Map(await Promise.all(NAMES.map(async (name) => [name, await bundled(name)] as const)))
const bundleOf = (name: FunctionName): Bundle => bundles.get(name) as Bundle

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

  test('imports nothing but what Node brings and what lies beside it', () => {
    const beside = readdirSync(dirname(bundleOf(name).file)).filter((file) => file.endsWith('.mjs'))
    for (const module of beside) {
      const code = readFileSync(join(dirname(bundleOf(name).file), module), 'utf8')
      const imported = [...code.matchAll(/(?:^|[;}])import[^"'();]*?["']([^"']+)["']/g)].map(
        ([, from]) => from,
      )
      expect(imported.length).toBeGreaterThan(0)
      const known = beside.map((file) => `./${file}`)
      expect(imported.filter((from) => !isBuiltin(String(from)) && !known.includes(String(from)))).toEqual([])
    }
  })

  test('brings no source text, but where each line comes from', () => {
    const map = JSON.parse(readFileSync(`${bundleOf(name).file}.map`, 'utf8'))
    expect(map.sources).toEqual(expect.arrayContaining([expect.stringContaining(FUNCTIONS[name].entry)]))
    expect(map.sourcesContent ?? []).toEqual([])
  })
})

test("PostHog's library is loaded when events are written, by no start", () => {
  const { file, laterGzippedBytes } = bundleOf('summarize-strategy')
  expect(laterGzippedBytes).toBeGreaterThan(0)
  expect(readFileSync(file, 'utf8')).not.toContain('posthog-node')
})
