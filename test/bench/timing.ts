// Times that can be compared on a machine that does other work too: contestants take turns, every round has its own
// ratio, and medians are what counts.

/** How long a piece of work took, and what it gave. Garbage of what ran before is collected first (--expose-gc). */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  globalThis.gc?.()
  const startedMs = performance.now()
  const result = await work()
  return { ms: performance.now() - startedMs, result }
}

/** Milliseconds by contestant, one for each round. */
export class Timings<Name extends string> {
  readonly #byName = new Map<Name, number[]>()

  /** One round: every contestant once, every other round in the opposite order, so that no one always follows another. */
  async round(number: number, contestants: ReadonlyMap<Name, () => Promise<unknown>>): Promise<void> {
    const order = number % 2 === 0 ? [...contestants] : [...contestants].reverse()
    for (const [name, work] of order) {
      const { ms } = await timed(work)
      const times = this.#byName.get(name) ?? []
      times.push(ms)
      this.#byName.set(name, times)
    }
  }

  /** One for each round, in their order. */
  of(name: Name): readonly number[] {
    return this.#byName.get(name) ?? []
  }
}

/** A pair measured in the same rounds. */
export interface Pair {
  readonly oursMs: number
  readonly baselineMs: number
  /** The median of the rounds' own ratios, steadier than the ratio of the medians. */
  readonly ratio: number
  readonly lowestRatio: number
  readonly highestRatio: number
}

export function pairOf<Name extends string>(timings: Timings<Name>, ours: Name, baseline: Name): Pair {
  const [mine, plain] = [timings.of(ours), timings.of(baseline)]
  const ratios = mine.map((ms, round) => ms / (plain[round] as number))
  return {
    oursMs: median(mine),
    baselineMs: median(plain),
    ratio: median(ratios),
    lowestRatio: Math.min(...ratios),
    highestRatio: Math.max(...ratios),
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
    : (sorted[Math.floor(middle)] as number)
}
