// Reads a report from the API, page after page: all pages come from the run of the first.
import { ApiFailure, unavailable } from '../api/api-failure.ts'
import type { ApiClient } from '../api/client.ts'
import type { Call } from '../api/send.ts'
import type { KnownAt } from './arguments/known-at.ts'
import { notAvailable } from './cell-error.ts'
import { type Report, WHOLE_PLATFORM_ONLY } from './reports.ts'
import type { ReportData } from './shown/spilled.ts'
import { rowsOf } from './shown/table.ts'

/** As many as the API puts on a page. */
const TENANTS_A_PAGE = 5_000
/**
 * More rows than this do not spill. Excel on the web has left formulas waiting for ever that returned large tables
 * (office-js issue 2786).
 */
export const MOST_ROWS = 10_000

/** @throws CellError when it has too many rows, ApiFailure when the API does not answer */
export async function reportData(
  client: Pick<ApiClient, 'listFigures'>,
  { report, period, knownAt }: { report: Report; period: string; knownAt: KnownAt },
  call: Call,
): Promise<ReportData> {
  const question = {
    period,
    measure: report.measures.map(({ id }) => id),
    ...(knownAt !== null && { knownAt }),
    limit: report.rows === 'tenants' ? TENANTS_A_PAGE : 1,
  }
  const { data: first, meta } = await client.listFigures(question, call).catch((error: unknown) => {
    // The report is one of the list: what is refused of it are figures of the platform, to a role that sees tenants only.
    const isRefused = error instanceof ApiFailure && error.kind === 'refused'
    throw isRefused && report.rows === 'platform' ? notAvailable(WHOLE_PLATFORM_ONLY) : error
  })
  const pages: [typeof first, ...(typeof first)[]] = [first]
  const rows = rowsOf(report, first)
  if (rows > MOST_ROWS) {
    throw notAvailable(
      `The report has ${rows} rows, and TABLE spills ${MOST_ROWS} at most. Ask with FIGURE for the tenants you need.`,
    )
  }
  const asked = new Set<string>()
  let cursor: unknown = report.rows === 'tenants' ? first.next_cursor : null
  while (typeof cursor === 'string') {
    // Pages that lead back would be asked for until the deadline.
    if (asked.has(cursor)) throw unavailable('The figures service sent a table that does not end.')
    asked.add(cursor)
    const { data: page } = await client.listFigures({ ...question, cursor }, call)
    pages.push(page)
    cursor = page.next_cursor
  }
  return { pages, meta }
}
