// Which period a request is about, as the audit trail keeps it.

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
