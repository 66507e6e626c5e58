// How the time to read and compute grows when the tenants, and everything with them, double.
import { readAndCompute } from './month-run.ts'
import { type Pair, pairOf, Timings } from './timing.ts'

export interface Growth {
  readonly pair: Pair
  /** The k in "time grows like size to the k": 1 is linear. From the median ratio. */
  readonly exponent: number
}

export async function measureGrowth(
  smallUrl: string,
  largeUrl: string,
  rounds: number,
  say: (what: string) => void,
): Promise<Growth> {
  const contestants = new Map([
    ['small', () => readAndCompute(smallUrl, 'even')],
    ['large', () => readAndCompute(largeUrl, 'even')],
  ] as const)
  say('Growth: warming up')
  for (const work of contestants.values()) await work()
  const timings = new Timings<'small' | 'large'>()
  for (let round = 0; round < rounds; round += 1) {
    say(`Growth: round ${round + 1} of ${rounds}`)
    await timings.round(round, contestants)
  }
  const pair = pairOf(timings, 'large', 'small')
  return { pair, exponent: Math.log2(pair.ratio) }
}
