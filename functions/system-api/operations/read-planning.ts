// GET /system/planning: what leaders undertake and decided, as it stands, and where the platform stands against public prices.
import type { PlanningAnswer } from '../../../shared/contract/api/answers/system/windows.ts'
import type { Decision } from '../../../shared/contract/decisions/decision.ts'
import type { Initiative } from '../../../shared/contract/decisions/initiative.ts'
import { decisionVelocity } from '../../../shared/decisions/decision-velocity.ts'
import { initiativeProgress } from '../../../shared/decisions/initiatives/initiative-progress.ts'
import { awaitsReview } from '../../../shared/decisions/tracked-outcomes.ts'
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { isWithin, type TimeWindow } from '../../../shared/periods/time-window.ts'
import { utcDate } from '../../../shared/periods/utc-date.ts'
import { centsRange } from '../../../shared/ranges/range-words.ts'
import { competitiveOpportunities, marketPosition } from '../../../shared/system/market-position.ts'
import { missingFields } from '../../../shared/system/missing-fields.ts'
import { nextDay } from '../../../shared/system/windows.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { holdsAlready } from '../../figures-api/answers/etag.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { platformRefused } from '../../figures-api/reading/platform-seen.ts'
import { apiRange } from '../answers/api-range.ts'
import { chooseWindowOrNone } from '../reading/choose-window.ts'
import { openWindowOrNone, tagOfWindow, windowMeta } from '../reading/open-window.ts'
import { sideSource } from '../reading/side-source.ts'
import { apiOpportunity, modeledBeside } from '../records/api-initiative.ts'
import type { SystemServices } from '../services.ts'

const MOST_DECISIONS = 20
const MOST_INITIATIVES = 100
/** By these names an answer says that they could not be read. */
const DECISIONS = 'decisions'
const INITIATIVES = 'initiatives'
const DECIDED = ['approved', 'declined', 'reviewed'] as const
const UNDER_WAY = ['planned', 'active', 'on_hold'] as const
const NO_EXPECTATION: NullReason = {
  code: 'no_expected_savings',
  message: 'Nobody put what it is expected to save in money.',
}
const NO_DECISIONS: NullReason = { code: 'no_decisions', message: 'Nothing was decided in the window.' }
const NO_MILESTONES: NullReason = { code: 'no_milestones', message: 'It has no milestones.' }

export const readPlanning: Action<'readPlanning', SystemServices> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const { request, services, event } = call
  const [chosen, decisions, initiatives] = await Promise.all([
    chooseWindowOrNone(request, services),
    sideSource(DECISIONS, () => services.decisions.all(DECIDED)),
    sideSource(INITIATIVES, () => services.initiatives.all(UNDER_WAY)),
  ])
  const today = utcDate(services.clock())
  const etag = tagOfWindow(call, chosen, today, versionsOf(decisions), versionsOf(initiatives))
  if (holdsAlready(event, etag)) return notModified(etag)
  const opened = await openWindowOrNone(chosen, call)
  const { newest } = opened
  const [said, subject] = isReason(newest)
    ? [newest, newest]
    : await Promise.all([newest.said(), newest.platform()])
  if (isReason(said) && said !== newest) throw platformRefused()

  const { missing, known } = missingFields()
  const { from, to } = opened.timeframe
  const window: TimeWindow = { from: `${from}T00:00:00Z`, to: `${nextDay(to)}T00:00:00Z` }
  if (isReason(initiatives)) missing.business_initiatives = initiatives
  if (isReason(decisions)) missing['business_decisions.recent_decisions'] = decisions
  if (isReason(said)) missing['competitive_analysis.opportunities'] = said
  const listed = isReason(initiatives) ? [] : initiatives.slice(0, MOST_INITIATIVES)
  const data: PlanningAnswer = {
    timeframe: opened.timeframe,
    business_initiatives: listed.map((initiative, place) => {
      const path = `business_initiatives.${place}`
      const { lowCents, highCents } = initiative.expected ?? { lowCents: null, highCents: null }
      return {
        id: initiative.id,
        name: initiative.title,
        opportunity: apiOpportunity(initiative),
        status: initiative.status,
        progress: known(`${path}.progress`, initiativeProgress(initiative, today).percent ?? NO_MILESTONES),
        impact: apiRange(
          `${path}.impact`,
          centsRange(lowCents, highCents, 'a month'),
          NO_EXPECTATION,
          missing,
        ),
      }
    }),
    business_decisions: {
      recent_decisions: (isReason(decisions) ? [] : decidedIn(decisions, window))
        .slice(0, MOST_DECISIONS)
        .map((decision) => ({
          id: decision.id,
          title: decision.title,
          category: decision.category,
          status: decision.status,
          decided_at: decision.decided?.at ?? null,
        })),
      pending_reviews: known(
        'business_decisions.pending_reviews',
        isReason(decisions) ? decisions : decisions.filter((one) => isDue(one, today)).length,
      ),
      decision_velocity: known(
        'business_decisions.decision_velocity',
        isReason(decisions) ? decisions : velocityIn(decisions, window),
      ),
    },
    competitive_analysis: {
      market_position: known(
        'competitive_analysis.market_position',
        isReason(said) ? said : marketPosition(said.benchmarks),
      ),
      opportunities: isReason(said) ? [] : competitiveOpportunities(said.benchmarks),
    },
    modeled: modeledBeside(listed),
    missing,
  }
  const parts = isReason(newest) ? [] : [{ period: newest.record.period, subject }]
  const limited = [
    ...(isReason(decisions) ? [DECISIONS] : []),
    ...(isReason(initiatives) ? [INITIATIVES] : []),
  ]
  return jsonAnswer({ data, meta: await windowMeta(opened, parts, limited), etag })
}

function isDue(decision: Decision, today: string): boolean {
  return awaitsReview(decision) && (decision.reviewOn ?? '') <= today
}

function velocityIn(decisions: readonly Decision[], window: TimeWindow): KnownOrReason<number> {
  const { value, missing } = decisionVelocity(decisions, window)
  return value ?? missing ?? NO_DECISIONS
}

/** Decided last first. */
function decidedIn(decisions: readonly Decision[], window: TimeWindow): Decision[] {
  const at = ({ decided, id }: Decision) => `${decided?.at ?? ''} ${id}`
  return decisions
    .filter(({ decided }) => decided !== null && isWithin(window, decided.at))
    .sort((one, other) => (at(one) < at(other) ? 1 : -1))
}

function versionsOf(records: KnownOrReason<readonly (Decision | Initiative)[]>) {
  return isReason(records) ? records : records.map(({ id, version }) => `${id} ${version}`)
}
