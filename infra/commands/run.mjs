// The first thing every npm script runs: says in one sentence what is missing before TypeScript is reached, and turns
// every error into a sentence. It must itself load on any Node since 14: plain JavaScript, no top-level await.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const commands = [
  'start',
  'figures',
  'summaries',
  'alerts',
  'close',
  'journal',
  'verify',
  'costs-import',
  'mapping-import',
  'benchmarks-import',
  'budgets-import',
  'budgets',
  'migrate',
]

// Errors of these names are never meant for the person at the terminal: they are mistakes in the program.
const mistakes = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError']

function whatIsMissing() {
  if (!existsSync(fileURLToPath(new URL('../../node_modules', import.meta.url)))) {
    return 'Dependencies are not installed. Run `npm ci` first.'
  }
  // Set since Node 22.18, which is the first that runs TypeScript as it is.
  if (!process.features.typescript) {
    return (
      `Node ${process.versions.node} (${process.execPath}) runs this and cannot run TypeScript: the project brings ` +
      'Node 24 with `npm ci`, so run its commands through npm (`npm start`), or else install Node 24.'
    )
  }
  return null
}

function sentenceOf(error) {
  if (!(error instanceof Error)) return String(error)
  if (error.code === 'ERR_MODULE_NOT_FOUND' && /package/.test(error.message)) {
    return `${error.message.split('\n')[0]}. The installed dependencies are incomplete: run \`npm ci\` first.`
  }
  // A refused connection is an error without words that holds one error for each address that was tried.
  const reasons = Array.isArray(error.errors) ? error.errors.map(sentenceOf).join(' ') : ''
  const sentence = error.message || reasons || error.code || error.name
  return mistakes.indexOf(error.name) === -1
    ? sentence
    : `This should not have happened (${error.name}): ${sentence}. Run it with PENGUIN_DEBUG=1 to see where.`
}

function fail(sentence, exitCode) {
  // Ends only when the sentence is written, also into a pipe.
  process.stderr.write(`${sentence}\n`, () => process.exit(exitCode))
}

function failWith(error) {
  const stack = process.env.PENGUIN_DEBUG === '1' && error instanceof Error ? error.stack : undefined
  fail(stack || sentenceOf(error), 1)
}

function silenceNotices() {
  const listeners = process.listeners('warning')
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    if (warning.name === 'ExperimentalWarning' && /type stripping/i.test(warning.message)) return
    // What the driver will mean by sslmode one day is nothing the person at the terminal can act on.
    if (/SSL modes/.test(warning.message)) return
    for (const listener of listeners) listener.call(process, warning)
  })
}

const command = process.argv[2]
const missing = whatIsMissing()

if (missing !== null) {
  fail(missing, 1)
} else if (commands.indexOf(command) === -1) {
  const given = command === undefined ? 'No command is given' : `There is no command "${command}"`
  fail(`${given}: the commands are ${commands.join(', ')}.`, 2)
} else {
  silenceNotices()
  process.on('uncaughtException', failWith)
  process.on('unhandledRejection', failWith)
  // The command sees its own arguments from process.argv[2] on, as if it had been started itself.
  process.argv.splice(2, 1)
  import(`./${command}.ts`).catch(failWith)
}
