// What every command that ends does around its work: the engines or services are opened before and stopped after, also when
// it is interrupted, and what it is doing is shown meanwhile.
import { type OpenSystem, openSystem } from '../local/open-system.ts'
import { stopOnSignals } from '../local/stop-on-signals.ts'
import { type Progress, showProgress } from './progress.ts'

export async function withSystem<Result>(
  work: (system: OpenSystem, progress: Progress) => Promise<Result>,
): Promise<Result> {
  const progress = showProgress()
  const opening = openSystem(process.env, progress.say)
  const leave = stopOnSignals({ stop: async () => (await opening).stop() }, (code) => process.exit(code))
  try {
    const system = await opening
    try {
      return await work(system, progress)
    } finally {
      await system.stop()
    }
  } finally {
    progress.end()
    leave()
  }
}

/** Ends when everything is written, also into a pipe that reads slowly, or that has read enough. */
export async function print(text: string): Promise<void> {
  process.stdout.on('error', () => undefined)
  await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()))
}
