// npm run bench:cold: how long each bundle takes to load in a process of its own, paired in turn with an empty handler and
// with a handler that loads nothing but the DynamoDB client. It prints ratios and is no test.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Table from 'cli-table3'
import { build } from 'esbuild'
import { bundleFunction } from '../../infra/bundles/bundle-function.ts'
import { esbuildOptions } from '../../infra/bundles/bundling-options.ts'
import { FUNCTIONS, type FunctionName } from '../../infra/functions.ts'
import { machineFacts } from './machine.ts'
import { readApiOptions } from './options.ts'
import { pairOf, Timings } from './timing.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
const EMPTY = 'export const handler = async () => null\n'
const CLIENT_ONLY =
  "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'\nconst client = new DynamoDBClient({ region: 'us-east-1' })\nexport const handler = async () => client.config.apiVersion\n"

const { rounds } = readApiOptions(process.argv.slice(2))
const folder = mkdtempSync(join(tmpdir(), 'penguin-cold-'))
try {
  process.stdout.write(`${await measure()}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(): Promise<string> {
  const files = new Map<string, string>([
    ['empty', await bundled('empty', EMPTY)],
    ['client', await bundled('client', CLIENT_ONLY)],
  ])
  for (const name of Object.keys(FUNCTIONS) as FunctionName[]) {
    files.set(name, bundleFunction(name, folder).file)
  }
  const timings = new Timings<string>()
  const contestants = new Map([...files].map(([name, file]) => [name, async () => load(file)]))
  for (let round = -1; round < rounds; round += 1) {
    await (round < 0 ? new Timings<string>() : timings).round(round, contestants)
  }
  const table = new Table({
    head: ['Bundle', 'Load', 'to an empty handler', 'to the DynamoDB client alone'],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  })
  for (const name of files.keys()) {
    const toEmpty = pairOf(timings, name, 'empty')
    const toClient = pairOf(timings, name, 'client')
    table.push([name, `${toEmpty.oursMs.toFixed(0)} ms`, toEmpty.ratio.toFixed(2), toClient.ratio.toFixed(2)])
  }
  return [
    table.toString(),
    `Start of Node and import of the bundle, medians of ${rounds} rounds; a ratio is the median of the rounds' own ratios.`,
    machineFacts(null),
  ].join('\n')
}

/** A handler bundled by the very options of the deployment. */
async function bundled(name: string, source: string): Promise<string> {
  const entry = join(REPOSITORY, 'node_modules', `.cold-${name}.ts`)
  const file = join(folder, `${name}.mjs`)
  writeFileSync(entry, source)
  try {
    await build({ ...esbuildOptions(entry, file), absWorkingDir: REPOSITORY, logLevel: 'warning' })
  } finally {
    rmSync(entry)
  }
  return file
}

/** Node starts, imports the bundle and ends; a failure is told. */
function load(file: string): void {
  execFileSync(
    process.execPath,
    ['--enable-source-maps', '--input-type=module', '-e', 'await import(process.argv[1])', file],
    {
      env: { AWS_REGION: 'us-east-1', POWERTOOLS_LOG_LEVEL: 'SILENT' },
    },
  )
}
