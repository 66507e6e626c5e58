// What a cell of Finance's lists may hold: amounts, dates, counts and addresses, read strictly.
import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'

/** Dollars with at most two decimals, a dollar sign and thousands commas allowed; never negative. */
const DOLLARS = /^\$?\s?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/
const WHOLE = /^(\d+|\d{1,3}(?:,\d{3})+)$/
const PUBLIC_ADDRESS = z.url({ protocol: /^https$/, hostname: z.regexes.domain })

/** Whole cents; null for what is no amount. A number too large to be safe comes back as it is: callers refuse it. */
export function amountCents(text: string): number | null {
  const amount = DOLLARS.exec(text)
  if (amount === null) return null
  return Number((amount[1] as string).replaceAll(',', '')) * 100 + Number((amount[2] ?? '').padEnd(2, '0'))
}

/** `YYYY-MM-DD` of a day that exists, else null. */
export function isoDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** A whole number above zero, thousands commas allowed, else null. */
export function positiveCount(text: string): number | null {
  const count = WHOLE.test(text) ? Number(text.replaceAll(',', '')) : 0
  return Number.isSafeInteger(count) && count > 0 ? count : null
}

/** Whether it is an https address of a named host. */
export function isPublicAddress(text: string): boolean {
  return PUBLIC_ADDRESS.safeParse(text).success
}
