// npm run summaries: the strategic summary as a command that ends. Runs when run.mjs imports it.
import { Command, Option } from 'commander'
import { tenantSummaryOf } from '../../functions/summarize-strategy/tenant-summary.ts'
import { openSystem } from '../local/open-system.ts'
import { stopOnSignals } from '../local/stop-on-signals.ts'
import { endWith } from './exit-codes.ts'
import { summaryPage } from './present/summary-page.ts'
import { tenantSummaryPage } from './present/tenant-summary-page.ts'
import { showProgress } from './progress.ts'
import { allocateIfNeeded, requireTenant, runSummary, type ShownSummary } from './run-summary.ts'

interface Arguments {
  readonly period?: string
  readonly tenant?: string
  readonly json?: boolean
  readonly dryRun?: boolean
}

const OPTIONS: Record<string, string> = { period: '--period', tenant: '--tenant' }
const STARTED_BY = 'npm run summaries'

const program = new Command('npm run summaries --')
  .description("Summarizes a month's or quarter's costs, risks and savings, publishes it, and prints it.")
  .option(
    '--period <period>',
    'YYYY-MM or YYYY-Qn, previous or previous-quarter; the current UTC month when left out',
  )
  .option('--tenant <tenant>', "show one tenant's summaries (id or whole name)")
  .addOption(new Option('--json', 'print one JSON object and nothing else'))
  .option('--dry-run', 'compute and print, publish nothing and write no events')
  .addHelpText(
    'after',
    `
The last month of the period needs an official cost run: where it has none it is allocated first, but not in a dry run.
Environment:
  DATABASE_URL  the Postgres to read (15 or newer; a read-only role is enough, nothing is written there);
                without it the embedded sample
  POSTHOG_HOST, POSTHOG_PROJECT_ID, POSTHOG_PROJECT_KEY, POSTHOG_PERSONAL_KEY
                where business events are; with a database of your own and without these, summaries are partial
Examples:
  npm run summaries -- --period previous
  npm run summaries -- --period 2026-Q3 --tenant "Acme"
  npm run --silent summaries -- --period 2026-10 --json
Exit codes: 0 published, 1 refused or failed, 2 bad arguments.`,
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run it with --help to see what each argument accepts.')
  .exitOverride()

try {
  const given = program.parse().opts<Arguments>()
  await showSummary(given)
} catch (error) {
  endWith(error, (field) => OPTIONS[field] ?? field)
}

async function showSummary(given: Arguments): Promise<void> {
  const { period, tenant, dryRun } = given
  const progress = showProgress()
  const opening = openSystem(process.env, progress.say)
  const leave = stopOnSignals({ stop: async () => (await opening).stop() }, (code) => process.exit(code))
  try {
    const system = await opening
    try {
      if (!dryRun) await allocateIfNeeded(period, STARTED_BY, sayBeside)
      if (tenant !== undefined) await requireTenant(period, tenant)
      const event = {
        ...(period !== undefined && { period }),
        ...(dryRun && { dryRun }),
        startedBy: STARTED_BY,
      }
      const shown = await runSummary(event)
      progress.end()
      await print(textOf(shown, given))
    } finally {
      await system.stop()
    }
  } finally {
    progress.end()
    leave()
  }
}

/** Beside what is printed, so that a script that reads it is not disturbed. */
function sayBeside(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

function textOf({ answer, summary }: ShownSummary, { tenant, json }: Arguments): string {
  if (tenant === undefined) {
    return json ? asJson(summary) : `${summaryPage(summary)}\n\n${answer.events.message}\n${answer.message}\n`
  }
  const found = tenantSummaryOf(summary.tenants, tenant)
  const { period, months, asOf, runId, currency, costRuns, dataQuality, approximation } = summary
  const head = { period, months, asOf, runId, currency, costRuns, dataQuality }
  return json
    ? asJson({ ...head, tenant: found, approximation })
    : `${tenantSummaryPage(summary, found)}\n\n${answer.message}\n`
}

function asJson(shown: object): string {
  return `${JSON.stringify(shown, null, 2)}\n`
}

/** Ends when everything is written, also into a pipe that reads slowly, or that has read enough. */
async function print(text: string): Promise<void> {
  process.stdout.on('error', () => undefined)
  await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()))
}
