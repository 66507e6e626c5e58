// Collects warnings while a run or a summary is computed; what comes out does not depend on the order they came in.
import { messageOfWarning, type Warning, type WarningCode } from './codes.ts'

const MOST_EXAMPLES = 5

interface Tally {
  count: number
  /** Sorted, distinct, at most five. */
  examples: string[]
}

export class WarningLog {
  readonly #tallies = new Map<WarningCode, Tally>()

  /** Counts `rows` rows under a code and keeps the example if it is among the five lowest. */
  add(code: WarningCode, example: string, rows = 1): void {
    const tally = this.#tallies.get(code) ?? { count: 0, examples: [] }
    tally.count += rows
    keepLowest(tally.examples, example)
    this.#tallies.set(code, tally)
  }

  /** The warnings in code order. */
  list(): Warning[] {
    return [...this.#tallies.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { count, examples }]) => ({ code, message: messageOfWarning(code), count, examples }))
  }
}

function keepLowest(examples: string[], example: string): void {
  if (examples.includes(example)) return
  if (examples.length === MOST_EXAMPLES && example > (examples[MOST_EXAMPLES - 1] as string)) return
  examples.push(example)
  examples.sort()
  if (examples.length > MOST_EXAMPLES) examples.pop()
}
