// Figures that were answered once, to stand in while the API cannot be reached. Only where the user allows it: then they
// are also kept in OfficeRuntime.storage, for the account that read them, until it signs out or the choice is taken back.
import type { Scheduler } from '../../api/scheduler.ts'
import type { ChoiceStorage } from '../../session/choices.ts'
import { knownAtMs } from '../arguments/known-at.ts'
import { ANY_TENANT, type Figure, keyOf, type Question } from './figure.ts'
import { type KeptFigure, readKept, writeKept } from './kept-figures.ts'

const STORAGE_KEY = 'penguin.lastKnown'
const MOST_FIGURES = 20_000
/** Storage is written once a while, not once a figure. */
const WRITTEN_AFTER_MS = 5_000

export class LastKnown {
  readonly #storage: ChoiceStorage
  readonly #scheduler: Scheduler
  #figures = new Map<string, KeptFigure>()
  #account: string | null = null
  #isAllowed = false
  #isWriting = false

  constructor(storage: ChoiceStorage, scheduler: Scheduler) {
    this.#storage = storage
    this.#scheduler = scheduler
  }

  /**
   * Follows who is signed in, and what is allowed. What was kept goes when that person signs out, when another signs in,
   * and when it is not allowed any more.
   */
  async follow(account: string | null, isAllowed: boolean): Promise<void> {
    if (account === this.#account && isAllowed === this.#isAllowed) return
    const hasSignedOut = this.#account !== null && account === null
    this.#account = account
    this.#isAllowed = isAllowed
    this.#figures = new Map()
    try {
      if (!isAllowed || hasSignedOut) return await this.#storage.removeItem(STORAGE_KEY)
      // Nobody is signed in yet: what is kept may be theirs who will be.
      if (account === null) return
      const kept = readKept(await this.#storage.getItem(STORAGE_KEY), account)
      if (kept === null) return await this.#storage.removeItem(STORAGE_KEY)
      // Somebody else may have signed in meanwhile, and figures may have been answered.
      if (this.#account === account && this.#isAllowed) this.#figures = new Map([...kept, ...this.#figures])
    } catch {
      // Without storage, figures stand in for as long as this runtime lives.
    }
  }

  keep(question: Question, figure: Figure, nowMs: number): void {
    if (!this.#isAllowed || figure.value === null || question.tenant === ANY_TENANT) return
    const place = placeOf(question)
    // The newest last: the oldest goes first.
    this.#figures.delete(place)
    this.#figures.set(place, { figure, readMs: nowMs, knownMs: knownAtMs(question.knownAt) ?? nowMs })
    const [oldest] = this.#figures.keys()
    if (this.#figures.size > MOST_FIGURES && oldest !== undefined) this.#figures.delete(oldest)
    this.#writeLater()
  }

  /**
   * What stands in, marked with when it was read. For an instant only what was known by then or earlier: what was read for
   * a later one may hold what was not known yet.
   */
  find(question: Question): Figure | null {
    if (!this.#isAllowed) return null
    const kept = this.#figures.get(placeOf(question))
    const askedMs = knownAtMs(question.knownAt)
    if (kept === undefined || (askedMs !== null && kept.knownMs > askedMs)) return null
    return { ...kept.figure, staleSinceMs: kept.readMs }
  }

  #writeLater(): void {
    if (this.#isWriting) return
    this.#isWriting = true
    this.#scheduler.after(WRITTEN_AFTER_MS, () => {
      this.#isWriting = false
      if (this.#account === null || !this.#isAllowed) return
      const text = writeKept(this.#figures, this.#account)
      this.#storage.setItem(STORAGE_KEY, text).catch(() => undefined)
    })
  }
}

/** Instants and the newest are one place: each refresh asks with an instant of its own. Runs, closed and restated stay apart. */
function placeOf(question: Question): string {
  const isMoving = question.knownAt === null || knownAtMs(question.knownAt) !== null
  return keyOf(isMoving ? { ...question, knownAt: null } : question)
}
