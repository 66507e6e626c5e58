// What the benchmarks of the API share: a store in a process of its own, and a table of paired times.
import Table from 'cli-table3'
import { answerOf, startProgram, stopPrograms } from './child-program.ts'
import { machineFacts } from './machine.ts'
import { readApiOptions } from './options.ts'
import type { Pair } from './timing.ts'

/** What was measured, the pair, and the ratio that is promised; null where none is. */
export type MeasuredLine = readonly [item: string, pair: Pair, target: number | null]

/** Measures, prints the table on stdout, and ends what it started. */
export async function startApiBench(
  measure: (rounds: number, say: (what: string) => void) => Promise<readonly MeasuredLine[]>,
): Promise<void> {
  const { rounds } = readApiOptions(process.argv.slice(2))
  try {
    const { endpoint } = await answerOf<{ endpoint: string }>(startProgram('dynamodb'))
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'embedded',
      AWS_SECRET_ACCESS_KEY: 'embedded',
    })
    process.stdout.write(`${report(await measure(rounds, say), rounds)}\n`)
  } finally {
    await stopPrograms()
  }
}

function report(lines: readonly MeasuredLine[], rounds: number): string {
  const table = new Table({
    head: ['Item', 'Ours', 'Baseline', 'Ratio', 'Rounds from-to', 'Target', 'Met'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  })
  table.push(...lines.map(line))
  return [
    table.toString(),
    `Medians of ${rounds} rounds; a ratio is the median of the rounds' own ratios, each pair measured in turn.`,
    machineFacts(null),
  ].join('\n')
}

function line([item, pair, target]: MeasuredLine): string[] {
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
