// Figures as people read them at a terminal. Missing is never shown as zero, and a lower bound says that it is one.
import { dollars } from '../../../shared/money/dollars.ts'

export const MISSING = 'n/a'

/** "$1,234.50"; "n/a" for null; "at least $1,234.50" shortened to ">= $1,234.50" where the cost is incomplete. */
export function amount(cents: number | null, complete = true): string {
  if (cents === null) return MISSING
  const text = dollars(Math.abs(cents)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${complete ? '' : '>= '}${cents < 0 ? '-' : ''}$${text}`
}

export function count(value: number | null): string {
  return value === null ? MISSING : value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

export function percent(value: number | null): string {
  return value === null ? MISSING : `${value.toFixed(1)} %`
}
