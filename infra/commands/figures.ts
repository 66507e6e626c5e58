// npm run figures: the main job as a command that ends. Runs when run.mjs imports it.
import { Command, Option } from 'commander'
import type { AllocateCostsEvent } from '../../functions/allocate-costs/event.ts'
import { figuresCsv } from '../../functions/exports/figures-csv.ts'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../shared/contract/request.ts'
import { openSystem } from '../local/open-system.ts'
import { stopOnSignals } from '../local/stop-on-signals.ts'
import { endWith } from './exit-codes.ts'
import { explanationPage } from './present/explanation-page.ts'
import { figuresPage } from './present/figures-table.ts'
import { showProgress } from './progress.ts'
import { runAllocation, type ShownRun } from './run-allocation.ts'

interface Arguments {
  readonly period?: string
  readonly asOf?: string
  readonly method?: AllocateCostsEvent['method']
  readonly shareIdle?: AllocateCostsEvent['shareIdle']
  readonly sharePlatform?: AllocateCostsEvent['sharePlatform']
  readonly explain?: string
  readonly json?: boolean
  readonly csv?: boolean
  readonly dryRun?: boolean
}

const OPTIONS: Record<string, string> = { period: '--period', asOf: '--as-of', explain: '--explain' }

const program = new Command('npm run figures --')
  .description("Allocates a month's costs to tenants, publishes the run, reads it back and prints it.")
  .option('--period <YYYY-MM>', 'the month; the current UTC month when left out')
  .option('--as-of <instant>', 'describe the world just before this ISO 8601 instant; UTC without a zone')
  .addOption(new Option('--method <method>', 'how tenants on an IP are weighed').choices(METHODS))
  .addOption(new Option('--share-idle <policy>', 'share idle VPS and IP cost').choices(SHARE_IDLE))
  .addOption(
    new Option('--share-platform <policy>', "share Finance's platform costs").choices(SHARE_PLATFORM),
  )
  .option('--explain <tenant>', "show how one tenant's cost comes about (id or whole name)")
  .addOption(new Option('--json', 'print one JSON object and nothing else').conflicts('csv'))
  .addOption(new Option('--csv', 'print CSV and nothing else').conflicts('json'))
  .option('--dry-run', 'compute and print, publish nothing')
  .addHelpText(
    'after',
    `
Environment:
  DATABASE_URL  the Postgres to read (15 or newer; a read-only role is enough, nothing is written there);
                without it the embedded sample
Examples:
  npm run figures -- --period 2026-10
  npm run --silent figures -- --period 2026-10 --method volume --json
  npm run --silent figures -- --period 2026-10 --csv > figures.csv
Exit codes: 0 published, 1 refused or failed, 2 bad arguments.`,
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run it with --help to see what each argument accepts.')
  .exitOverride()

try {
  const given = program.parse().opts<Arguments>()
  await showFigures(given)
} catch (error) {
  endWith(error, (field) => OPTIONS[field] ?? field)
}

async function showFigures(given: Arguments): Promise<void> {
  const { explain, json: _json, csv: _csv, ...event } = given
  const progress = showProgress()
  const opening = openSystem(process.env, progress.say)
  const leave = stopOnSignals({ stop: async () => (await opening).stop() }, (code) => process.exit(code))
  try {
    const system = await opening
    try {
      const shown = await runAllocation({ ...event, startedBy: 'npm run figures' }, explain)
      progress.end()
      await print(shown, given)
    } finally {
      await system.stop()
    }
  } finally {
    progress.end()
    leave()
  }
}

/** Ends when everything is written, also into a pipe that reads slowly, or that has read enough. */
async function print({ answer, figures, explained }: ShownRun, { json, csv }: Arguments): Promise<void> {
  const text = json
    ? asJson(figures, explained)
    : csv
      ? figuresCsv(figures)
      : page(figures, explained, answer.message)
  process.stdout.on('error', () => undefined)
  await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()))
}

function asJson(figures: ShownRun['figures'], explained: ShownRun['explained']): string {
  const shown = explained === null ? figures : { ...figures, explanation: explained.explanation }
  return `${JSON.stringify(shown, null, 2)}\n`
}

function page(figures: ShownRun['figures'], explained: ShownRun['explained'], message: string): string {
  const derivation = explained === null ? [] : [explanationPage(explained.explanation, explained.tenant)]
  return `${[figuresPage(figures), ...derivation, message].join('\n\n')}\n`
}
