// Which period a request, or the event of a job, is about, as the audit trail keeps it.
import { periodAt, shiftPeriod } from '../periods/period.ts'

const PERIOD_FORM = /^\d{4}(-(\d{2}|Q[1-4]))?$/

/** The one month, quarter or year that it names; null where it names none, or several. */
export function periodNamed(request: Readonly<Record<string, unknown>>): string | null {
  const { period, periods, grids, fiscalYear } = request
  const named = [period, periods, fiscalYear, ...(Array.isArray(grids) ? grids.map(periodsOf) : [])]
  const distinct = [...new Set(named.flat().filter((one) => typeof one === 'string'))]
  const [only = ''] = distinct
  return distinct.length === 1 && PERIOD_FORM.test(only) ? only : null
}

function periodsOf(grid: unknown): unknown {
  return (grid as { readonly periods?: unknown }).periods
}

/** Of the event of a job: `previous` is the month that ended last, and one that is left out the month that goes on. */
export function periodOfJob(asked: string | undefined, nowMs: number): string | null {
  if (asked === undefined) return periodAt(nowMs).id
  return asked === 'previous' ? shiftPeriod(periodAt(nowMs), -1).id : periodNamed({ period: asked })
}
