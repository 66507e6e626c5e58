// What was looked at so far: of each cycle the newest, of each period its newest, and by which state of the world each rule
// was judged last. An ended month's last summary often comes after the first of the new month, and a restated one long
// after it: either is news of its own month, and decides what nothing later has.
import type { AlertBook, Sighting } from '../../contract/alerts/alert-record.ts'
import { ALERT_RULES } from '../alert-rules.ts'
import { cycleOf, isNewer, type Look } from './look.ts'

export type Looks = AlertBook['looks']

export const NO_LOOKS: Looks = { monthly: null, quarterly: null, periods: {}, judged: {} }

/** A year of months and its quarters, with as many again that were restated. */
const MOST_PERIODS = 32

/** Of a period's summaries the newest counts, whatever was looked at of other periods meanwhile. */
export function isNews(look: Sighting, { periods }: Pick<Looks, 'periods'>): boolean {
  const last = periods[look.period]
  return last === undefined || isNewer(look, last)
}

/** Whether no later state was judged by this rule: what a later one said stands. */
export function isLastWord(look: Sighting, rule: string, { judged }: Looks): boolean {
  const last = judged[rule]
  return last === undefined || isNewer(look, last)
}

export function looksAfter(looks: Looks, look: Look): Looks {
  const { at, asOf, summaryId, period, notLookedAt } = look
  const cycle = cycleOf(period)
  const last = looks[cycle]
  const sighting = { at, asOf, summaryId, period }
  const rules = Object.entries(ALERT_RULES).flatMap(([rule, { cycle: own }]) =>
    own === cycle && !notLookedAt.rules.has(rule) && isLastWord(look, rule, looks) ? rule : [],
  )
  return {
    ...looks,
    [cycle]: last === null || isNewer(look, last) ? sighting : last,
    periods: newest({ ...looks.periods, [period]: sighting }),
    judged: { ...looks.judged, ...Object.fromEntries(rules.map((rule) => [rule, { at, asOf }])) },
  }
}

function newest(periods: Looks['periods']): Looks['periods'] {
  return Object.fromEntries(
    Object.entries(periods)
      .sort(([, one], [, other]) => (isNewer(one, other) ? -1 : 1))
      .slice(0, MOST_PERIODS),
  )
}
