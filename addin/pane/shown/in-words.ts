// Numbers and amounts as people read them in the pane. What cells hold is written elsewhere.
import { measureById } from '../../../shared/measures/catalogue.ts'
import { shownText } from '../../desk/explain/shown-text.ts'

const MINUS = '\u2212'
const WHOLE = new Intl.NumberFormat()
const BROKEN = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 6 })

export function money(cents: number | null): string {
  if (cents === null) return 'missing'
  return cents < 0 ? `${MINUS}${shownText(-cents, 'cents')}` : shownText(cents, 'cents')
}

/** As a change: `+12.00 USD`, `−12.00 USD`. */
export function changeOf(cents: number | null): string {
  return cents !== null && cents > 0 ? `+${money(cents)}` : money(cents)
}

/** With whether it is good or bad in words, where the measure says so: `+12.00 USD, adverse`. */
export function judgedChange(cents: number | null, measure: string): string {
  const word = judgementOf(cents, measure)
  return word === null ? changeOf(cents) : `${changeOf(cents)}, ${word}`
}

function judgementOf(cents: number | null, measure: string): 'favourable' | 'adverse' | null {
  const direction = measureById(measure)?.direction ?? 'neutral'
  if (cents === null || cents === 0 || direction === 'neutral') return null
  return cents > 0 === (direction === 'higher is favourable') ? 'favourable' : 'adverse'
}

export function measureLabel(measure: string): string {
  return measureById(measure)?.label ?? measure
}

export function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** As a cell showed it; a figure that was missing is called so. */
export function cellText(shown: string | number | null): string {
  if (shown === null) return 'missing'
  if (typeof shown === 'string') return shown
  return (Number.isInteger(shown) ? WHOLE : BROKEN).format(shown)
}

/** `counted(1, 'report')` is "1 report". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`
}
