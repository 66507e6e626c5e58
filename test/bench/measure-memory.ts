// How much memory the main job takes, measured where nothing else has lived before: in a process of its own.
import { runProgram } from './child-program.ts'

/** Bytes. `heapPeak` counts garbage that was not collected yet; `heapHeld` is what outlived a collection. */
export interface PeakMemory {
  readonly durationMs: number
  readonly rssAtStart: number
  readonly rssPeak: number
  readonly heapPeak: number
  readonly heapHeld: number
}

/** @param table made anew for the run */
export function measureMemory(
  databaseUrl: string,
  say: (what: string) => void,
  table = 'bench-memory',
): Promise<PeakMemory> {
  say('Memory: one whole run in a fresh process')
  return runProgram<PeakMemory>('peak-memory', databaseUrl, table)
}
