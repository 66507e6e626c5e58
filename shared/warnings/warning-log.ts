// Collects warnings while a run or a summary is computed; what comes out does not depend on the order they came in.
import { messageOfWarning, type Warning, type WarningCode } from './codes.ts'

const MOST_EXAMPLES = 5

interface Tally {
  count: number
  /** Sorted, distinct, at most five. */
  examples: string[]
}

/** What a log counted under a code, as plain JSON: how a part of a run hands its warnings on. */
export type WarningTally =
  | { readonly code: WarningCode; readonly count: number; readonly examples: readonly string[] }
  /** Of a code that counts each id once: all its ids, since another part may have met the same. */
  | { readonly code: WarningCode; readonly ids: readonly string[] }

export class WarningLog {
  readonly #tallies = new Map<WarningCode, Tally>()
  /** Of codes that count each id once. */
  readonly #seen = new Map<WarningCode, Set<string>>()

  /** Counts `rows` rows under a code and keeps the example if it is among the five lowest. */
  add(code: WarningCode, example: string, rows = 1): void {
    this.#count(code, [example], rows)
  }

  /** Counts an id once, however often it comes. A code is used with this, or with `add`, never with both. */
  addOnce(code: WarningCode, id: string): void {
    const seen = this.#seen.get(code) ?? new Set()
    if (seen.has(id)) return
    this.#seen.set(code, seen.add(id))
    this.add(code, id)
  }

  /** In code order; `addAll` of another log takes them. */
  tallies(): WarningTally[] {
    return this.list().map(({ code, count, examples }) => {
      const seen = this.#seen.get(code)
      return seen === undefined ? { code, count, examples } : { code, ids: [...seen].sort() }
    })
  }

  /** Adds what another log counted: as if all of it had come to this one. */
  addAll(tallies: readonly WarningTally[]): void {
    for (const tally of tallies) {
      if ('ids' in tally) for (const id of tally.ids) this.addOnce(tally.code, id)
      else this.#count(tally.code, tally.examples, tally.count)
    }
  }

  /** The warnings in code order. */
  list(): Warning[] {
    return [...this.#tallies.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { count, examples }]) => ({ code, message: messageOfWarning(code), count, examples }))
  }

  #count(code: WarningCode, examples: readonly string[], rows: number): void {
    const tally = this.#tallies.get(code) ?? { count: 0, examples: [] }
    tally.count += rows
    for (const example of examples) keepLowest(tally.examples, example)
    this.#tallies.set(code, tally)
  }
}

function keepLowest(examples: string[], example: string): void {
  if (examples.includes(example)) return
  if (examples.length === MOST_EXAMPLES && example > (examples[MOST_EXAMPLES - 1] as string)) return
  examples.push(example)
  examples.sort()
  if (examples.length > MOST_EXAMPLES) examples.pop()
}
