// Numbers and amounts as people read them in the pane. What cells hold is written elsewhere.
import { shownText } from '../../desk/explain/shown-text.ts'

const WHOLE = new Intl.NumberFormat()
const BROKEN = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 6 })

export function money(cents: number | null): string {
  return cents === null ? 'missing' : shownText(cents, 'cents')
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
