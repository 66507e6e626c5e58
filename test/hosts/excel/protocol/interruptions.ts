// What may happen between a program's batches that neither it nor its user does: someone else who has the workbook open
// changes it, or Excel cannot be reached. Batches are counted from the moment when it is arranged: the next one is 1.

export class Interruptions {
  #batch = 0
  readonly #before = new Map<number, (() => void | Promise<void>)[]>()
  readonly #lost = new Map<number, boolean>()

  /** Does it when that batch has come and nothing of it is done. */
  before(batch: number, what: () => void | Promise<void>): void {
    const at = this.#batch + batch
    this.#before.set(at, [...(this.#before.get(at) ?? []), what])
  }

  /** That batch and those after it get no answer, up to {@link reconnect}. @param isDone whether the first of them is done all the same */
  loseConnection(batch: number, isDone = false): void {
    this.#lost.set(this.#batch + batch, isDone)
  }

  reconnect(): void {
    this.#lost.clear()
  }

  /** @returns whether this batch is done, and whether its answer arrives */
  async next(): Promise<{ readonly isDone: boolean; readonly isAnswered: boolean }> {
    this.#batch += 1
    for (const what of this.#before.get(this.#batch) ?? []) await what()
    this.#before.delete(this.#batch)
    const lostAt = Math.min(...this.#lost.keys())
    if (this.#batch < lostAt) return { isDone: true, isAnswered: true }
    return { isDone: this.#batch === lostAt && this.#lost.get(lostAt) === true, isAnswered: false }
  }
}
