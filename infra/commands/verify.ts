// npm run verify: whether a published run still is what its archived inputs give. Runs when run.mjs imports it.
import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import { Command, InvalidArgumentError } from 'commander'
import type { VerifyRunAnswer } from '../../functions/verify-run/answer.ts'
import { verifyRunEvent } from '../../functions/verify-run/event.ts'
import { openSystem } from '../local/open-system.ts'
import { stopOnSignals } from '../local/stop-on-signals.ts'
import { endWith, REFUSED } from './exit-codes.ts'
import { showProgress } from './progress.ts'

const MARKS = { equal: 'equal     ', different: 'DIFFERENT ', unchecked: 'unchecked ' } as const

const program = new Command('npm run verify --')
  .description('Computes a run again from its archived inputs and holds all that is published against it.')
  .argument('<run-id>', 'the run, as npm run figures -- --json names it', checkedId)
  .option('--json', 'print one JSON object and nothing else')
  .addHelpText(
    'after',
    `
Environment:
  DATABASE_URL  the run is one of that database's figures; without it of the embedded sample
Examples:
  npm run verify -- 0197f0a0-0000-7000-8000-000000000000
Exit codes: 0 equal, 1 different or not verifiable, 2 bad arguments.`,
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run it with --help to see what it accepts.')
  .exitOverride()

try {
  program.parse()
  const [runId = ''] = program.args
  const answer = await verified(runId)
  const text = program.opts<{ json?: boolean }>().json ? `${JSON.stringify(answer, null, 2)}\n` : page(answer)
  process.stdout.on('error', () => undefined)
  await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()))
  if (answer.outcome !== 'equal') process.exitCode = REFUSED
} catch (error) {
  endWith(error, (field) => field)
}

/** Before any engine is started for it. */
function checkedId(runId: string): string {
  const { error } = verifyRunEvent.safeParse({ runId })
  if (error === undefined) return runId
  throw new InvalidArgumentError(`It takes ${error.issues[0]?.message}.`)
}

async function verified(runId: string): Promise<VerifyRunAnswer> {
  const progress = showProgress()
  const opening = openSystem(process.env, progress.say)
  const leave = stopOnSignals({ stop: async () => (await opening).stop() }, (code) => process.exit(code))
  try {
    const system = await opening
    try {
      progress.say('Verifying the run')
      // Imported only now: the handler's clients take the addresses that the system just started put in the environment.
      const { handler } = await import('../../functions/verify-run/handler.ts')
      return await handler({ runId }, { awsRequestId: randomUUID(), functionName: 'verify-run' } as Context)
    } finally {
      await system.stop()
    }
  } finally {
    progress.end()
    leave()
  }
}

function page({ period, runId, checks, message, next }: VerifyRunAnswer): string {
  return `${[
    `Run ${runId} of ${period}`,
    ...checks.map(({ id, result, detail }) => `  ${MARKS[result]} ${id.padEnd(14)} ${detail}`),
    '',
    message,
    ...next,
  ].join('\n')}\n`
}
