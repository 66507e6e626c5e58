// What every answer with figures of a month, quarter or year begins with.
import { runOfMonth } from '../answers/meta.ts'
import { apiPool } from '../reading/pool-totals.ts'
import type { FiguresView } from '../reading/span-view.ts'

export function figuresHead({ period, asOf, approximation, months }: FiguresView) {
  return {
    period,
    as_of: asOf,
    currency: 'USD' as const,
    method_id: approximation.methodId,
    runs: Object.fromEntries(months.map((month) => [month.record.period, runOfMonth(month)])),
  }
}

/** Null for callers who see some tenants only. */
export function apiPools({ pools }: Pick<FiguresView, 'pools'>) {
  return pools?.map(apiPool) ?? null
}
