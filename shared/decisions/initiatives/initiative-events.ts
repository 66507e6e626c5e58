// The business event of an initiative: what it saved, once it is done and somebody put that in money (001, section 5.1;
// figure book, section 6). An expectation is no event: a summary writes the expected range of every opportunity already.
import type { Initiative } from '../../contract/decisions/initiative.ts'
import { buildEvent, type EventRun } from '../../events/build-event.ts'
import type { EventToWrite } from '../../events/business-events.ts'
import { parseInstant } from '../../periods/instants.ts'
import type { EventTerms } from '../decision-events.ts'

/** Summaries write what was realized of these themselves, once cost and list price meet. */
const WRITTEN_BY_SUMMARIES = 'cost_above_list_price:'
const CENTS_PER_DOLLAR = 100

/** None without a saving. A corrected outcome is the same event, so that no saving counts twice. */
export function initiativeEvents(
  initiative: Initiative,
  { uuidOf, platformTenantId }: EventTerms,
): EventToWrite[] {
  const { id, source, outcome, ended } = initiative
  const tenantId = initiative.tenantId ?? platformTenantId
  const savedCents = outcome?.actualCents ?? 0
  if (initiative.status !== 'done' || ended === null || savedCents <= 0 || tenantId === null) return []
  if (source.kind === 'opportunity' && source.opportunityId.startsWith(WRITTEN_BY_SUMMARIES)) return []
  const run: EventRun = { runId: `initiative/${id}`, atMs: parseInstant(ended.at, 'endedAt'), uuidOf }
  return [
    buildEvent(run, 'cost_optimization', tenantId, {
      optimization_type: typeOf(source),
      savings_amount: savedCents / CENTS_PER_DOLLAR,
    }),
  ]
}

/** The kind of the opportunity, such as `idle_vps`. */
function typeOf(source: Initiative['source']): string {
  return source.kind === 'opportunity' ? (source.opportunityId.split(':', 1)[0] as string) : 'initiative'
}
