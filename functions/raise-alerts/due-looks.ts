// Which published summaries are looked at: the one that was asked for; or the newest month, what ended last, and every period
// that was looked at before and has been published anew since. The older state of the world first, so that what ended in a
// month is told by that month's last summary.
import { isNews } from '../../shared/alerts/lifecycle/looks.ts'
import { RefusedError } from '../../shared/errors.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { readSummaryPointer } from '../stores/summaries/summary-pointer.ts'
import { askedSpan } from '../summarize-strategy/asked-span.ts'
import type { Services } from './services.ts'

/** The current summary of a period, before it is read. */
export interface PublishedSummary {
  readonly period: string
  readonly summaryId: string
  readonly asOf: string
  /** When it was published. */
  readonly at: string
}

const NEWEST = ['previous-quarter', 'previous', undefined]

/** @throws RefusedError where none is published, InvalidInputError for a period of no known form */
export async function dueLooks(
  asked: string | undefined,
  { table, configuration, clock, alerts }: Pick<Services, 'table' | 'configuration' | 'clock' | 'alerts'>,
): Promise<PublishedSummary[]> {
  const idOf = (each: string | undefined) =>
    askedSpan(each, clock(), configuration.FISCAL_YEAR_FIRST_MONTH).id
  const periods = asked === undefined ? NEWEST.map(idOf) : [idOf(asked)]
  const { looks } = await alerts.overview()
  const others = asked === undefined ? Object.keys(looks.periods).filter((id) => !periods.includes(id)) : []
  const found = await Promise.all(
    [...periods, ...others].map(async (period) => {
      const pointer = await readSummaryPointer(table, period)
      return pointer === null ? [] : { period, pointer }
    }),
  )
  const published = found.flat().sort((one, other) => {
    const [a, b] = [one.pointer, other.pointer]
    return a.asOfMs - b.asOfMs || a.movedAtMs - b.movedAtMs
  })
  if (published.length === 0) throw nothingPublished(periods)
  return published
    .map(({ period, pointer }) => ({
      period,
      summaryId: pointer.runId,
      asOf: instantText(pointer.asOfMs),
      at: instantText(pointer.movedAtMs),
    }))
    .filter((each) => periods.includes(each.period) || isNews(each, looks))
}

function nothingPublished(periods: readonly string[]): RefusedError {
  const last = periods.at(-1)
  return new RefusedError(
    `No summary of ${periods.join(' or ')} is published, and alerts stand on one. Summarize the month first: npm run summaries -- --period ${last}, or summarize-strategy with {"period":"${last}"}. Nothing was changed.`,
  )
}
