// A program that runs an embedded system until it is told to end: the tests start it, ask it and kill it from outside.
// Its first argument is the home folder; it prints the addresses, or the error's sentence, as its only line.
import { startEmbeddedSystem } from '../../../infra/local/embedded-system.ts'
import { stopOnSignals } from '../../../infra/local/stop-on-signals.ts'

const starting = startEmbeddedSystem({
  home: process.argv[2] ?? '',
  ports: 'any free',
  withPostgres: true,
  staysUp: true,
})
stopOnSignals({ stop: async () => (await starting).stop() }, (code) => process.exit(code))
try {
  const { addresses } = await starting
  process.stdout.write(`${JSON.stringify(addresses)}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
