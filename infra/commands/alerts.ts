// npm run alerts: raises the alerts of the newest summaries, and mails the digests of a review. Runs when run.mjs imports it.
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { alertStore } from '../../functions/stores/alerts/alert-store.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'
import { InvalidInputError } from '../../shared/errors.ts'
import { giveSamplePeople } from '../local/give-sample-people.ts'
import { samplePeople } from '../local/sample-people.ts'
import { audited } from './audited.ts'
import { endWith } from './exit-codes.ts'
import { alertsPage } from './present/alerts-page.ts'
import { print, withSystem } from './with-system.ts'

interface Arguments {
  readonly period?: string
  readonly digests?: string
  readonly dryRun?: boolean
  readonly forget?: string
  readonly json?: boolean
}

const OPTIONS: Record<string, string> = { period: '--period', kind: '--digests', forget: '--forget' }
const STARTED_BY = 'npm run alerts'
const REVIEWS = ['monthly', 'quarterly'] as const
const RETENTION = { resolvedDays: 396 }

const program = new Command('npm run alerts --')
  .description('Raises the alerts of the newest published summaries, and prints which are open.')
  .option('--period <period>', 'of this summary alone: YYYY-MM or YYYY-Qn, previous or previous-quarter')
  .option('--digests [review]', 'then mail the monthly (or quarterly) digests of the review that ended last')
  .option(
    '--forget <person>',
    'only take somebody, by name or address, out of the directory of who is mailed',
  )
  .option('--dry-run', 'print what would change; write, announce and mail nothing')
  .option('--json', 'print one JSON object and nothing else')
  .addHelpText(
    'after',
    `
Alerts stand on published summaries: npm run summaries publishes one. Mail goes to the embedded mailbox, which npm start
shows; with FIGURES_TABLE, whose people are real ones, nothing is mailed from here.
Environment:
  DATABASE_URL  alerts are those of that database's summaries; without it of the embedded sample
Examples:
  npm run alerts
  npm run alerts -- --digests
  npm run --silent alerts -- --period 2026-Q3 --dry-run --json
Exit codes: 0 raised, or nothing new; 1 refused or failed; 2 bad arguments.`,
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run it with --help to see what each argument accepts.')
  .exitOverride()

try {
  await run(program.parse().opts())
} catch (error) {
  endWith(error, (field) => OPTIONS[field] ?? field)
}

async function run(given: Omit<Arguments, 'digests'> & { readonly digests?: string | true }): Promise<void> {
  const { period, digests, dryRun = false, forget, json } = given
  const kind = digests === undefined ? null : reviewOf(digests === true ? 'monthly' : digests)
  await withSystem(async ({ home, isSample }, progress) => {
    // Imported only now: what its handlers log, and how much, the environment of the system says.
    const { localAlertJobs } = await import('../local/local-alerts.ts')
    const jobs = localAlertJobs({ mailbox: join(home, 'mailbox'), clock: Date.now })
    if (forget !== undefined) {
      const startedBy = userInfo().username
      const forgotten = await audited(() => jobs.send({ forget, startedBy }))
      progress.end()
      const sentences = [forgotten.message, ...forgotten.next]
      await print(`${json ? JSON.stringify(forgotten, null, 2) : sentences.join('\n')}\n`)
      return
    }
    // Those who see tenants of their own are known once they sign in: their sign-in says of which.
    const people = samplePeople([]).filter(({ tenants }) => tenants === undefined)
    if (isSample && !dryRun) await giveSamplePeople(people, Date.now)
    const raised = await jobs.raise({
      ...(period !== undefined && { period }),
      dryRun,
      startedBy: STARTED_BY,
    })
    const sent = kind === null ? null : await jobs.send({ kind, dryRun, startedBy: STARTED_BY })
    if (!dryRun) await jobs.deliver()
    const open = await alertStore(connectFiguresTable(process.env.FIGURES_TABLE ?? ''), RETENTION).open()
    progress.end()
    const text = json
      ? JSON.stringify({ raised, digests: sent, open }, null, 2)
      : alertsPage(raised, sent, open)
    await print(`${text}\n`)
  })
}

function reviewOf(text: string): (typeof REVIEWS)[number] {
  const found = REVIEWS.find((review) => review === text)
  if (found === undefined) throw new InvalidInputError('kind', text, REVIEWS.join(' or '))
  return found
}
