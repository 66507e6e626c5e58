// Why a figure over several months is null: the reasons of its months, each with the months that it is the reason of.
import { monthsInWords } from '../periods/months-in-words.ts'
import type { NullReason } from './missing-sources.ts'

/** A month without the figure, and why. */
export interface MonthlyGap {
  readonly period: string
  readonly reason: NullReason
}

/** @param gaps at least one, oldest month first; the code is that of the first. Months with one reason stand together */
export function reasonOfMonths(gaps: readonly MonthlyGap[]): NullReason {
  const monthsByMessage = Map.groupBy(gaps, ({ reason }) => reason.message)
  const sentences = [...monthsByMessage].map(
    ([message, months]) => `${monthsInWords(months.map(({ period }) => period))}: ${message}`,
  )
  return { code: gaps[0]?.reason.code ?? 'unknown', message: sentences.join(' ') }
}
