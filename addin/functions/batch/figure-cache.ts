// Figures that were answered, by run and summary: an unchanged sheet recalculates without a request. A newer run of a
// period, or a newer summary, takes the place of all that was kept of the one before, so that a sheet never mixes two.
import { type About, ANY_TENANT, type Figure, foldedTenant, type Question } from './figure.ts'

/** Of some MB together; the period that was read longest ago goes first. */
const MOST_FIGURES = 200_000
/** How long it stays known that a period has no run, or no summary: until it is published, somebody waits for it. */
const UNPUBLISHED_KEPT_MS = 5 * 60_000

interface PeriodFigures {
  readonly key: string
  /** Of the answer that came last: figures of one answer share it. */
  about: About
  readonly runs: string
  /** The summary that answered measures of summaries; null while none did. */
  summaryId: string | null
  untilMs: number
  readonly byMeasure: Map<string, Map<string, Figure>>
  size: number
}

export class FigureCache {
  readonly #periods = new Map<string, PeriodFigures>()
  #size = 0

  get(question: Question, nowMs: number): Figure | null {
    const kept = this.#periods.get(periodKey(question))
    if (kept === undefined || kept.untilMs <= nowMs) return null
    if (question.tenant !== ANY_TENANT) {
      return kept.byMeasure.get(question.measure)?.get(foldedTenant(question.tenant)) ?? null
    }
    const [some] = kept.byMeasure.values()
    return some?.values().next().value ?? null
  }

  put(question: Question, figure: Figure, nowMs: number): void {
    const kept = this.#periodOf(question, figure.about, nowMs)
    if (figure.missing?.code === 'no_summary')
      kept.untilMs = Math.min(kept.untilMs, nowMs + UNPUBLISHED_KEPT_MS)
    let ofMeasure = kept.byMeasure.get(question.measure)
    if (ofMeasure === undefined) {
      ofMeasure = new Map()
      kept.byMeasure.set(question.measure, ofMeasure)
    }
    const before = ofMeasure.size
    ofMeasure.set(foldedTenant(question.tenant), figure)
    kept.size += ofMeasure.size - before
    this.#size += ofMeasure.size - before
    if (this.#size > MOST_FIGURES) this.#makeRoom(kept)
  }

  clear(): void {
    this.#periods.clear()
    this.#size = 0
  }

  /** Where figures of these runs are kept; what is kept of others goes. */
  #periodOf(question: Question, about: About, nowMs: number): PeriodFigures {
    const key = periodKey(question)
    const kept = this.#periods.get(key)
    if (kept !== undefined && kept.untilMs > nowMs) {
      if (kept.about === about) return kept
      if (kept.runs === runsIn(about) && isSameSummary(kept, about)) {
        kept.about = about
        kept.summaryId ??= about.summary?.run_id ?? null
        return kept
      }
    }
    if (kept !== undefined) this.#drop(kept)
    const isWhole = Object.keys(about.runs).length >= about.months
    const untilMs = isWhole ? Number.POSITIVE_INFINITY : nowMs + UNPUBLISHED_KEPT_MS
    const begun = {
      ...{ key, about, runs: runsIn(about), summaryId: about.summary?.run_id ?? null },
      ...{ untilMs, byMeasure: new Map(), size: 0 },
    }
    this.#periods.set(key, begun)
    return begun
  }

  #makeRoom(current: PeriodFigures): void {
    for (const kept of this.#periods.values()) {
      if (this.#size <= MOST_FIGURES) return
      if (kept !== current) this.#drop(kept)
    }
  }

  #drop({ key, size }: PeriodFigures): void {
    this.#size -= size
    this.#periods.delete(key)
  }
}

function periodKey({ knownAt, period }: Question): string {
  return `${knownAt ?? ''}\n${period}`
}

/** An answer without measures of summaries names none, and goes with any. */
function isSameSummary({ summaryId }: PeriodFigures, { summary }: About): boolean {
  return summaryId === null || summary === null || summary.run_id === summaryId
}

function runsIn({ runs }: About): string {
  return Object.values(runs)
    .map(({ run_id: id }) => id)
    .join()
}
