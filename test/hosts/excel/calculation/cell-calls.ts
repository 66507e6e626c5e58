// Which calls of custom functions each cell waits for or has answers of.
//
// While the engine runs no function is called: a run may go over a cell twice, and its results are dropped when the cells
// change under it. What the cells want is noted, and called when the run is over. So every function answers later, as in
// Excel, where functions run beside the calculation: until then the cell shows #BUSY!.

import type { IUnitRange } from '@univerjs/core'
import { type Answer, busyAnswer } from './function-answer.ts'
import type { PendingCall, WantedCall } from './function-call.ts'

export interface CellPlace {
  readonly unitId: string
  readonly sheetId: string
  readonly row: number
  readonly column: number
}

interface CellRecord {
  readonly place: CellPlace
  readonly calls: Map<string, PendingCall>
  /** What the cell asked for in the run under way; null when the run has not been there. */
  wanted: Map<string, WantedCall> | null
  /** Calculated again only because one of its own functions answered, so that the other answers still hold. */
  isAnswered: boolean
  isVolatile: boolean
}

const keyOf = ({ unitId, sheetId, row, column }: CellPlace) => `${unitId}!${sheetId}!${row}!${column}`

export class CellCalls {
  readonly #cells = new Map<string, CellRecord>()
  readonly #start: (wanted: WantedCall, place: CellPlace) => PendingCall
  /** Cells of which a function answered since the last run began. */
  #answered = new Set<CellRecord>()
  #visited = new Set<CellRecord>()

  constructor(start: (wanted: WantedCall, place: CellPlace) => PendingCall) {
    this.#start = start
  }

  /** The engine asks for a value; @returns the answer of an earlier call where that still holds */
  want(place: CellPlace, key: string, wanted: () => WantedCall): Answer {
    const record = this.#record(place)
    this.#visited.add(record)
    record.wanted ??= new Map()
    const known = record.calls.get(key)
    if (!record.wanted.has(key)) record.wanted.set(key, wanted())
    if (record.wanted.get(key)?.metadata.options?.volatile) record.isVolatile = true
    return known && record.isAnswered ? known.answer : busyAnswer
  }

  /** A run begins: answers that came since hold in it, unless something else has changed in the cell. */
  runBegins(): void {
    for (const record of this.#cells.values()) {
      record.isAnswered = this.#answered.has(record)
      record.wanted = null
    }
    this.#answered = new Set()
    this.#visited = new Set()
  }

  /** The results of the run are in the cells. */
  runEnds(): void {
    for (const record of this.#visited) {
      const { wanted, calls, isAnswered, place } = record
      record.wanted = null
      record.isAnswered = false
      for (const [key, call] of calls) {
        if (isAnswered && wanted?.has(key)) continue
        call.cancel()
        calls.delete(key)
      }
      for (const [key, call] of wanted ?? []) {
        if (!calls.has(key)) calls.set(key, this.#start(call, place))
      }
    }
    this.#visited = new Set()
  }

  /** The results of the run were dropped, and what it was for will be calculated again. */
  runDropped(): void {
    for (const record of this.#cells.values()) if (record.isAnswered) this.#answered.add(record)
    this.#visited = new Set()
  }

  /** @returns whether the call is one that its cell still has */
  answered(place: CellPlace, call: PendingCall): boolean {
    const record = this.#cells.get(keyOf(place))
    if (!record || ![...record.calls.values()].includes(call)) return false
    this.#answered.add(record)
    return true
  }

  /** The cell was written: what it waits for is given up. */
  forget(place: CellPlace): void {
    const key = keyOf(place)
    const record = this.#cells.get(key)
    if (!record) return
    this.#cells.delete(key)
    this.#answered.delete(record)
    this.#visited.delete(record)
    for (const call of record.calls.values()) call.cancel()
  }

  forgetAll(which: (place: CellPlace) => boolean): CellPlace[] {
    const places = [...this.#cells.values()].map(({ place }) => place).filter(which)
    for (const place of places) this.forget(place)
    return places
  }

  /** @returns the cells that must be calculated whenever Excel calculates */
  volatileRanges(): IUnitRange[] {
    return rangesOf(
      [...this.#cells.values()].filter(({ isVolatile }) => isVolatile).map(({ place }) => place),
    )
  }

  pendingPlaces(): CellPlace[] {
    return [...this.#cells.values()]
      .filter(({ calls }) => [...calls.values()].some(({ isPending }) => isPending))
      .map(({ place }) => place)
  }

  /** @returns the calls whose answers the cell has; several when its formula calls several functions */
  callsAt(place: CellPlace): PendingCall[] {
    return [...(this.#cells.get(keyOf(place))?.calls.values() ?? [])]
  }

  pendingCalls(): PendingCall[] {
    return [...this.#cells.values()]
      .flatMap(({ calls }) => [...calls.values()])
      .filter(({ isPending, isStreaming }) => isPending && !isStreaming)
  }

  #record(place: CellPlace): CellRecord {
    const key = keyOf(place)
    let record = this.#cells.get(key)
    if (!record) {
      record = { place, calls: new Map(), wanted: null, isAnswered: false, isVolatile: false }
      this.#cells.set(key, record)
    }
    return record
  }
}

export const rangesOf = (places: readonly CellPlace[]): IUnitRange[] =>
  places.map(({ unitId, sheetId, row, column }) => ({
    unitId,
    sheetId,
    range: { startRow: row, endRow: row, startColumn: column, endColumn: column },
  }))
