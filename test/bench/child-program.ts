// Work that must not share this process' heap or event loop runs in child programs: the store, so that the client's cost
// is its own; the generator, so that its garbage is not collected in the middle of a measurement.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type ProgramName = 'dynamodb' | 'load-world' | 'month-parts' | 'peak-memory'

const running = new Set<ChildProcess>()

/** Starts `programs/<name>.ts`; it ends with this process, whatever happens to it (see `answerParent`). */
export function startProgram(name: ProgramName, ...args: readonly string[]): ChildProcess {
  const path = fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url))
  const child = fork(path, args, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // Standard output is the benchmark's own, for its table.
    stdio: ['ignore', process.stderr.fd, 'inherit', 'ipc'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** The first message of a program; rejects when it ends without one. What it had to say is on stderr already. */
export async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const ended = new AbortController()
  try {
    return await Promise.race([
      once(child, 'message', { signal: ended.signal }).then(([answer]) => answer as Answer),
      once(child, 'exit', { signal: ended.signal }).then(([code, signal]) => {
        throw new Error(
          `A program of the benchmark ended without an answer (${signal ?? `exit code ${code}`}).`,
        )
      }),
    ])
  } finally {
    ended.abort()
  }
}

/** Runs a program that answers once and then ends. */
export async function runProgram<Answer>(name: ProgramName, ...args: readonly string[]): Promise<Answer> {
  const child = startProgram(name, ...args)
  const ended = once(child, 'exit')
  const answer = await answerOf<Answer>(child)
  child.disconnect()
  await ended
  return answer
}

/** Ends every program that still runs; they hold nothing that is worth keeping. */
export async function stopPrograms(): Promise<void> {
  await Promise.all([...running].map((child) => end(child)))
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
