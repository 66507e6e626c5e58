// npm start: the whole system on embedded engines, its figures for the last ended and the current month, until Ctrl-C.
import { setTimeout as pause } from 'node:timers/promises'
import { periodAt, shiftPeriod } from '../../shared/periods/period.ts'
import { startSampleSystem } from '../local/open-system.ts'
import { stopOnSignals } from '../local/stop-on-signals.ts'
import { endWith } from './exit-codes.ts'
import { figuresPage } from './present/figures-table.ts'
import { showProgress } from './progress.ts'
import { runAllocation } from './run-allocation.ts'

const A_DAY_MS = 24 * 60 * 60 * 1000

const progress = showProgress()
const starting = startSampleSystem(process.env, progress.say)
stopOnSignals({ stop: async () => (await starting).stop() }, (code) => process.exit(code))

try {
  const { addresses } = await starting
  const current = periodAt(Date.now())
  for (const period of [shiftPeriod(current, -1), current]) {
    const { answer, figures } = await runAllocation({ period: period.id, startedBy: 'npm start' })
    progress.end()
    process.stdout.write(`${figuresPage(figures)}\n\n${answer.message}\n\n`)
  }
  process.stdout.write(
    [
      'The embedded system is up. Leave it running, and in another terminal: npm run figures -- --help',
      `  Postgres  ${asPeopleWriteIt(process.env.DATABASE_URL ?? '')}`,
      `  DynamoDB  ${asPeopleWriteIt(addresses.dynamoDbEndpoint)}`,
      `  S3        ${asPeopleWriteIt(addresses.s3Endpoint)}`,
      'Ctrl-C stops everything.',
      '',
    ].join('\n'),
  )
  for (;;) await pause(A_DAY_MS)
} catch (error) {
  progress.end()
  await starting.then((system) => system.stop()).catch(() => undefined)
  endWith(error, (field) => field)
}

function asPeopleWriteIt(address: string): string {
  return address.replace('127.0.0.1', 'localhost')
}
