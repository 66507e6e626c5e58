// npm run bench:api: what the API's own work costs, against the plain reads and checks underneath it, paired in one run.
// It prints ratios and whether each promise holds; a missed target is said and is no failure.
import Table from 'cli-table3'
import { answerOf, startProgram, stopPrograms } from './child-program.ts'
import { machineFacts } from './machine.ts'
import { type ApiPairs, measureApi } from './measure-api.ts'
import { readApiOptions } from './options.ts'
import type { Pair } from './timing.ts'

const { rounds } = readApiOptions(process.argv.slice(2))
try {
  const { endpoint } = await answerOf<{ endpoint: string }>(startProgram('dynamodb'))
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'embedded',
    AWS_SECRET_ACCESS_KEY: 'embedded',
  })
  process.stdout.write(`${reportApi(await measureApi(rounds, say), rounds)}\n`)
} finally {
  await stopPrograms()
}

function reportApi({ months, tenants, compressed, notModified, checks }: ApiPairs, rounds: number): string {
  const table = new Table({
    head: ['Item', 'Ours', 'Baseline', 'Ratio', 'Rounds from-to', 'Target', 'Met'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  })
  table.push(
    line('Grid of 10,080 figures (105 tenants x 12 months x 8), against reading its keys', months, 1.5),
    line('Grid of 10,000 figures (10,000 tenants x 1 month x 1), against reading its keys', tenants, 1.5),
    line('  the same, compressed', compressed, null),
    line(`304, ${checks} in a row, against a token check and a pointer read`, notModified, 1.2),
  )
  return [
    table.toString(),
    `Medians of ${rounds} rounds; a ratio is the median of the rounds' own ratios, each pair measured in turn.`,
    machineFacts(null),
  ].join('\n')
}

function line(item: string, pair: Pair, target: number | null): string[] {
  const { oursMs, baselineMs, ratio, lowestRatio, highestRatio } = pair
  return [
    item,
    `${oursMs.toFixed(0)} ms`,
    `${baselineMs.toFixed(0)} ms`,
    ratio.toFixed(2),
    `${lowestRatio.toFixed(2)}-${highestRatio.toFixed(2)}`,
    target === null ? '' : `<= ${target}`,
    target === null ? '' : ratio <= target ? 'yes' : 'NO',
  ]
}

/** A line on stderr with the seconds since the start, so that stdout holds the table alone. */
function say(what: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${what}\n`)
}
