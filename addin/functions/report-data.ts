// Reads a report from the API, page after page: all pages come from the run of the first.
import { isApiFailure } from '../api/api-failure.ts'
import type { ApiClient } from '../api/client.ts'
import { figuresPages, TENANTS_A_PAGE } from '../api/figures-pages.ts'
import type { Call } from '../api/send.ts'
import type { KnownAt } from './arguments/known-at.ts'
import { notAvailable } from './cell-error.ts'
import { type Report, WHOLE_PLATFORM_ONLY } from './reports.ts'
import type { ReportData } from './shown/spilled.ts'
import { rowsOf } from './shown/table.ts'

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
  const read = figuresPages((cursor) => client.listFigures({ ...question, ...cursor }, call))
  const { data: first, meta } = await firstOf(read).catch((error: unknown) => {
    // The report is one of the list: what is refused of it are figures of the platform, to a role that sees tenants only.
    const isRefused = isApiFailure(error) && error.kind === 'refused'
    throw isRefused && report.rows === 'platform' ? notAvailable(WHOLE_PLATFORM_ONLY) : error
  })
  const pages: [typeof first, ...(typeof first)[]] = [first]
  const rows = rowsOf(report, first)
  if (rows > MOST_ROWS) {
    throw notAvailable(
      `The report has ${rows} rows, and TABLE spills ${MOST_ROWS} at most. Ask with FIGURE for the tenants you need.`,
    )
  }
  if (report.rows === 'tenants') for await (const { data } of read) pages.push(data)
  return { pages, meta }
}

async function firstOf<Value>(values: AsyncGenerator<Value, void>): Promise<Value> {
  const { value } = await values.next()
  // A generator that is asked for its first page throws or yields it.
  return value as Value
}
