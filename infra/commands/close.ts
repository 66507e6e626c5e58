// npm run close: prepares the close of a month, and closes it once it is approved. Runs when run.mjs imports it.
import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import { Command } from 'commander'
import type { ClosePeriodAnswer } from '../../functions/close-period/answer.ts'
import type { ClosePeriodEvent } from '../../functions/close-period/event.ts'
import { audited } from './audited.ts'
import { endWith } from './exit-codes.ts'
import { closePage } from './present/close-page.ts'
import { print, withSystem } from './with-system.ts'

interface Arguments {
  readonly period: string
  readonly preparedBy?: string
  readonly approvedBy?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

const OPTIONS: Record<string, string> = {
  period: '--period',
  preparedBy: '--prepared-by',
  approvedBy: '--approved-by',
}

const program = new Command('npm run close --')
  .description(
    'Answers the checklist of a month that has ended, keeps who prepared it, and closes it once approved.',
  )
  .option('--period <YYYY-MM>', 'the month; the last one that ended when left out', 'previous')
  .option('--prepared-by <person>', 'who prepares the close, or prepared it')
  .option('--approved-by <person>', 'who approves it: closes the month for good')
  .option('--dry-run', 'answer the checklist, keep and close nothing')
  .option('--json', 'print one JSON object and nothing else')
  .addHelpText(
    'after',
    `
Environment:
  DATABASE_URL            the figures are those of that database; without it of the embedded sample
  CLOSE_NEEDS_TWO_PEOPLE  false for a team of one: whoever prepares then approves too (default true)
  CLOSE_MOST_UNKNOWN_COST_PERCENT
                          how much of what is paid for may have no known cost (default 5)
Examples:
  npm run close -- --period 2026-10 --dry-run
  npm run close -- --period 2026-10 --prepared-by Ann
  npm run close -- --period 2026-10 --approved-by Bob
Exit codes: 0 done, 1 refused or failed, 2 bad arguments.`,
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run it with --help to see what each argument accepts.')
  .exitOverride()

try {
  const { json, ...event } = program.parse().opts<Arguments>()
  const answer = await withSystem(() => audited(() => closed(event)))
  await print(json ? `${JSON.stringify(answer, null, 2)}\n` : closePage(answer))
} catch (error) {
  endWith(error, (field) => OPTIONS[field] ?? field)
}

async function closed(event: Partial<ClosePeriodEvent>): Promise<ClosePeriodAnswer> {
  // Imported only now: the handler's clients take the addresses that the system just started put in the environment.
  const { handler } = await import('../../functions/close-period/handler.ts')
  const context = { awsRequestId: randomUUID(), functionName: 'close-period' } as Context
  return handler(event as ClosePeriodEvent, context)
}
