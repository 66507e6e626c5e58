// A program that runs one command after another, each by run.mjs and as if it had been started by itself: what a command is made
// of is loaded once for many. Asked over the channel to the process that started it; ends with that.
import { registerHooks } from 'node:module'
import type { Ended } from './command.ts'

const LAUNCHER = new URL('../../../infra/commands/run.mjs', import.meta.url)
const EVENTS = ['uncaughtException', 'unhandledRejection', 'warning'] as const

/** As it was before any command put its configuration there. */
const environment = { ...process.env }
const listeners = EVENTS.map((event) => [event, process.listeners(event as 'warning')] as const)
const output = { stdout: '', stderr: '' }
let commands = 0
let isRunning = false

// A program runs when it is loaded: the launcher and its command are loaded anew, and what they import is not.
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    const isCommand = context.parentURL?.startsWith(LAUNCHER.href) && resolved.url.startsWith('file:')
    return isCommand ? { ...resolved, url: `${resolved.url}?${commands}` } : resolved
  },
})

for (const stream of ['stdout', 'stderr'] as const) {
  process[stream].write = (text: string | Uint8Array, encoding?: unknown, done?: unknown) => {
    output[stream] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8')
    const written = [encoding, done].find((one) => typeof one === 'function')
    if (written) process.nextTick(written as () => void)
    return true
  }
}

process.on('message', (args: string[]) => {
  commands += 1
  isRunning = true
  // Nothing is left to do when the command has ended.
  process.channel?.unref()
  process.argv = [process.execPath, LAUNCHER.pathname, ...args]
  void import(`${LAUNCHER.href}?${commands}`)
})

process.on('beforeExit', () => end(Number(process.exitCode ?? 0)))
process.exit = ((code: number) => end(code)) as typeof process.exit

function end(status: number): void {
  if (!isRunning) return
  isRunning = false
  const ended: Ended = { status, ...output }
  process.exitCode = undefined
  Object.assign(output, { stdout: '', stderr: '' })
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name]
  Object.assign(process.env, environment)
  for (const [event, before] of listeners) {
    process.removeAllListeners(event)
    for (const listener of before) process.on(event, listener)
  }
  // Each command listens for a reader that has read enough.
  process.stdout.removeAllListeners('error')
  process.channel?.ref()
  process.send?.(ended)
}
