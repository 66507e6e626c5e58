// Amounts and counts in sentences for people: thousands are grouped. Files and cells take `dollars`, which groups nothing.
import { dollars } from '../money/dollars.ts'

const FIRST_GROUPED = 1000
const THOUSANDS = /\B(?=(\d{3})+$)/g

/** Whole cents: 123456789 is `$1,234,567.89`, -5 is `-$0.05`. */
export function groupedDollars(cents: number): string {
  const [whole = '', fraction = ''] = dollars(Math.abs(cents)).split('.')
  return `${cents < 0 ? '-' : ''}$${whole.replace(THOUSANDS, ',')}.${fraction}`
}

/** A number as it stands, its whole part grouped: 1234567 is `1,234,567`, 1234.5 is `1,234.5`. */
export function groupedNumber(value: number): string {
  if (Math.abs(value) < FIRST_GROUPED) return String(value)
  const [whole = '', ...fraction] = String(value).split('.')
  return [whole.replace(THOUSANDS, ','), ...fraction].join('.')
}

/** `1 IP`, `2 IPs`, `1,200 IPs`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${groupedNumber(count)} ${count === 1 ? one : several}`
}
