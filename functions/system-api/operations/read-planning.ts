// GET /system/planning: what leaders undertake and decided, as it stands, and where the platform stands against public prices.
import type { PlanningAnswer } from '../../../shared/contract/api/answers/system/windows.ts'
import type { Decision } from '../../../shared/contract/decisions/decision.ts'
import type { Initiative } from '../../../shared/contract/decisions/initiative.ts'
import { decisionVelocity } from '../../../shared/decisions/decision-velocity.ts'
import { initiativeProgress } from '../../../shared/decisions/initiatives/initiative-progress.ts'
import { awaitsReview } from '../../../shared/decisions/tracked-outcomes.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
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
import { chooseWindow } from '../reading/choose-window.ts'
import { openWindow, tagOfWindow, windowMeta } from '../reading/open-window.ts'
import type { SystemServices } from '../services.ts'

const MOST_DECISIONS = 20
const MOST_INITIATIVES = 100
const DECIDED = ['approved', 'declined', 'reviewed'] as const
const UNDER_WAY = ['planned', 'active', 'on_hold'] as const
const NO_EXPECTATION: NullReason = {
  code: 'no_expected_savings',
  message: 'Nobody put what it is expected to save in money.',
}
const NO_MILESTONES: NullReason = { code: 'no_milestones', message: 'It has no milestones.' }

export const readPlanning: Action<'readPlanning', SystemServices> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const { request, services, event } = call
  const [chosen, decisions, initiatives] = await Promise.all([
    chooseWindow(request, services),
    services.decisions.all(DECIDED),
    services.initiatives.all(UNDER_WAY),
  ])
  const today = utcDate(services.clock())
  const etag = tagOfWindow(call, chosen, today, decisions.map(versionOf), initiatives.map(versionOf))
  if (holdsAlready(event, etag)) return notModified(etag)
  const opened = await openWindow(chosen, call)
  const [said, subject] = await Promise.all([opened.newest.said(), opened.newest.platform()])
  if (isReason(said)) throw platformRefused()

  const { missing, known } = missingFields()
  const { from, to } = opened.timeframe
  const window: TimeWindow = { from: `${from}T00:00:00Z`, to: `${nextDay(to)}T00:00:00Z` }
  const velocity = decisionVelocity(decisions, window)
  const data: PlanningAnswer = {
    timeframe: opened.timeframe,
    business_initiatives: initiatives.slice(0, MOST_INITIATIVES).map((initiative, place) => {
      const path = `business_initiatives.${place}`
      const { lowCents, highCents } = initiative.expected ?? { lowCents: null, highCents: null }
      return {
        id: initiative.id,
        name: initiative.title,
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
      recent_decisions: decidedIn(decisions, window)
        .slice(0, MOST_DECISIONS)
        .map((decision) => ({
          id: decision.id,
          title: decision.title,
          category: decision.category,
          status: decision.status,
          decided_at: decision.decided?.at ?? null,
        })),
      pending_reviews: decisions.filter((one) => awaitsReview(one) && (one.reviewOn ?? '') <= today).length,
      decision_velocity: known(
        'business_decisions.decision_velocity',
        velocity.value ?? velocity.missing ?? NO_MILESTONES,
      ),
    },
    competitive_analysis: {
      market_position: known('competitive_analysis.market_position', marketPosition(said.benchmarks)),
      opportunities: competitiveOpportunities(said.benchmarks),
    },
    missing,
  }
  const parts = [{ period: opened.newest.record.period, subject }]
  return jsonAnswer({ data, meta: await windowMeta(opened, parts), etag })
}

/** Decided last first. */
function decidedIn(decisions: readonly Decision[], window: TimeWindow): Decision[] {
  const at = ({ decided, id }: Decision) => `${decided?.at ?? ''} ${id}`
  return decisions
    .filter(({ decided }) => decided !== null && isWithin(window, decided.at))
    .sort((one, other) => (at(one) < at(other) ? 1 : -1))
}

function versionOf({ id, version }: Decision | Initiative): string {
  return `${id} ${version}`
}
