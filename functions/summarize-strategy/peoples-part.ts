// What people did in a summary's window: whether they acknowledged alerts in time, and when they decided what was proposed.
import { DECISION_STATUSES } from '../../shared/contract/decisions/decision.ts'
import { type AnsweredAlert, answeredAlerts } from '../../shared/health/revenue-protection-rate.ts'
import type { KnownOrReason } from '../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../shared/inputs/missing-sources.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { isBefore, isWithin, type TimeWindow } from '../../shared/periods/time-window.ts'
import type { DecisionTaken, SummaryInputs } from '../../shared/summaries/summary-inputs.ts'
import { alertStore } from '../stores/alerts/alert-store.ts'
import { decisionStore } from '../stores/decisions/record-store.ts'
import type { Services } from './services.ts'

type PeoplesPart = Pick<SummaryInputs, 'answered' | 'decisions'>
type Needed = Pick<Services, 'table' | 'configuration' | 'clock'>

const NEVER_RAISED: NullReason = {
  code: 'alerts_not_raised',
  message: 'Alerts have not been raised yet, so that nobody could acknowledge one.',
}
const NO_LONGER_KEPT: NullReason = {
  code: 'alerts_not_kept',
  message: 'The alerts of these months are no longer kept.',
}
const DECIDED = DECISION_STATUSES.filter((status) => status !== 'proposed')
const DAY_MS = 24 * 60 * 60 * 1000

/** As much as the KPIs need, so that whatever else is seen of an alert or changed in a decision makes no new summary. */
export async function readPeoplesPart(window: TimeWindow, services: Needed): Promise<PeoplesPart> {
  const [answered, decisions] = await Promise.all([
    readAnswered(window, services),
    readDecided(window, services),
  ])
  return { answered, decisions }
}

async function readAnswered(
  window: TimeWindow,
  { table, configuration, clock }: Needed,
): Promise<KnownOrReason<readonly AnsweredAlert[]>> {
  const resolvedDays = configuration.ALERT_RETENTION_DAYS
  const nowMs = clock()
  if (isBefore(window.from, instantText(nowMs - resolvedDays * DAY_MS))) return NO_LONGER_KEPT
  const alerts = alertStore(table, { resolvedDays }, clock)
  const { monthly, quarterly } = (await alerts.overview()).looks
  if (monthly === null && quarterly === null) return NEVER_RAISED
  return answeredAlerts(await alerts.openAndResolvedSince(window.from), window, nowMs)
}

async function readDecided(window: TimeWindow, { table, clock }: Needed): Promise<DecisionTaken[]> {
  const decisions = await decisionStore(table, clock).all(DECIDED)
  return decisions
    .flatMap(({ id, proposed, decided }) =>
      decided !== null && isWithin(window, decided.at)
        ? { id, proposed: { at: proposed.at }, decided: { at: decided.at } }
        : [],
    )
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}
