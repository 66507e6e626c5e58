// Last known figures as one text for OfficeRuntime.storage, which keeps texts only: what an answer says of its period is
// written once, however many figures came with it.
import type { About, Figure } from './figure.ts'

export interface KeptFigure {
  readonly figure: Figure
  /** When it was read, epoch milliseconds. */
  readonly readMs: number
  /** What it was known by: the instant that was asked for, or when it was read. */
  readonly knownMs: number
}

/** Another layout of the text: what older ones kept is let go. */
const LAYOUT = 3

export function writeKept(figures: ReadonlyMap<string, KeptFigure>, account: string): string {
  const abouts = new Map<About, number>()
  const entries = [...figures].map(([place, { figure, readMs, knownMs }]) => {
    if (!abouts.has(figure.about)) abouts.set(figure.about, abouts.size)
    return [place, figure.value, figure.bound, abouts.get(figure.about), readMs, knownMs]
  })
  return JSON.stringify({ layout: LAYOUT, account, abouts: [...abouts.keys()], entries })
}

/** Null for a text that is damaged, of another layout, or of another account. */
export function readKept(text: string | null, account: string): Map<string, KeptFigure> | null {
  try {
    const kept = JSON.parse(text ?? 'null')
    if (kept?.layout !== LAYOUT || kept.account !== account) return null
    const entries = kept.entries as [string, Figure['value'], Figure['bound'], number, number, number][]
    return new Map(
      entries.map(([place, value, bound, about, readMs, knownMs]) => [
        place,
        {
          figure: { value, bound, missing: null, about: kept.abouts[about], staleSinceMs: null },
          readMs,
          knownMs,
        },
      ]),
    )
  } catch {
    return null
  }
}
