// Which figures each cell asked for, and what came of it: what explains a cell, says where a change of its figure comes
// from, and tells why it shows an error. Kept in memory for as many cells as a large workbook has; the oldest go first.
import type { MissingReason } from '../../shared/contract/api/answers/common.ts'
import type { KnownAt } from './arguments/known-at.ts'
import { placeKey } from './cell-place.ts'

/** What one function of a cell asked for. */
export interface CellCall {
  readonly kind: 'figure' | 'note' | 'explanation' | 'report' | 'runs'
  /** Of a report, its id; of the others the id of a measure. Null where only the runs are asked for. */
  readonly subject: string | null
  /** A name or an id; `platform`; null where no tenant is asked for. */
  readonly tenant: string | null
  readonly period: string
  readonly knownAt: KnownAt
  /** What answered; null until it did. */
  answered: Answered | null
}

export interface Answered {
  /** By month; of a measure of summaries by its period. */
  readonly runIds: Readonly<Record<string, string>>
  /** Of the last run. */
  readonly methodId: string
  readonly asOf: string
  /** In the measure's unit; null where it is missing, and for what is no single figure. */
  readonly value: number | string | null
  readonly missing: MissingReason | null
}

export interface CallsOfCell {
  readonly calls: readonly CellCall[]
  /** The sentence of the last error that a call of the cell ended with; null where none did. */
  readonly failure: string | null
}

interface Kept {
  readonly calls: Map<string, CellCall>
  failure: string | null
}

export const MOST_CELLS = 100_000
/** Of one cell: a formula that asks for more is explained by these. */
export const MOST_CALLS = 50

const NOTHING: CallsOfCell = { calls: [], failure: null }

export class CellCalls {
  readonly #cells = new Map<string, Kept>()

  /** The same call again takes the place of the one before. @param address null where the host does not tell it */
  begin(address: string | null, call: Omit<CellCall, 'answered'>): CellCall {
    const begun: CellCall = { ...call, answered: null }
    if (address !== null) {
      const { calls } = this.#keep(placeKey(address))
      const key = JSON.stringify([call.kind, call.subject, call.tenant, call.period, call.knownAt])
      if (calls.size < MOST_CALLS || calls.has(key)) calls.set(key, begun)
    }
    return begun
  }

  fail(address: string, sentence: string): void {
    this.#keep(placeKey(address)).failure = sentence
  }

  at(address: string): CallsOfCell {
    const kept = this.#cells.get(placeKey(address))
    return kept === undefined ? NOTHING : { calls: [...kept.calls.values()], failure: kept.failure }
  }

  /** Before cells are calculated: their formulas may have been changed since. */
  forget(addresses: readonly string[]): void {
    for (const address of addresses) this.#cells.delete(placeKey(address))
  }

  #keep(key: string): Kept {
    const kept = this.#cells.get(key) ?? { calls: new Map(), failure: null }
    // What was asked for last stands last.
    this.#cells.delete(key)
    this.#cells.set(key, kept)
    const [oldest] = this.#cells.keys()
    if (this.#cells.size > MOST_CELLS && oldest !== undefined) this.#cells.delete(oldest)
    return kept
  }
}
