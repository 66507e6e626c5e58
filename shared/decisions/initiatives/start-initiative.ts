// An initiative as it is set down: its first version, from an opportunity of a summary or free.
import type { Initiative, InitiativeValues } from '../../contract/decisions/initiative.ts'
import type { Opportunity } from '../../contract/summary/opportunity.ts'
import { RefusedError } from '../../errors.ts'
import { firstVersion, type Stamp } from '../versioned-change.ts'
import { undoneYet } from './undone-yet.ts'

/** @param id a UUID that no other initiative has. @throws RefusedError for a milestone that is done in the future */
export function startInitiative(id: string, values: InitiativeValues, { by, at }: Pick<Stamp, 'by' | 'at'>) {
  const refusal = undoneYet(values.milestones, [], at)
  if (refusal !== null) throw new RefusedError(refusal)
  const record = {
    ...values,
    id,
    status: 'planned' as const,
    created: { by, at },
    ended: null,
    outcome: null,
  }
  return firstVersion<Initiative>(record, { by, at, why: 'Set down.' })
}

/** What an opportunity gives: its owner adds the milestones. Its range stays null where the opportunity has none. */
export function initiativeFrom(
  { id, title, rationale, conditions, resources, tenantId, lowCents, highCents }: Opportunity,
  summaryRunId: string,
  owner: string,
): InitiativeValues {
  return {
    title,
    description: [rationale, ...conditions, ...resourcesNamed(resources)].join(' '),
    source: { kind: 'opportunity', opportunityId: id, summaryRunId },
    decisionId: null,
    tenantId,
    owner,
    expected: lowCents === null || highCents === null ? null : { lowCents, highCents },
    milestones: [],
  }
}

const MOST_NAMED = 30

/** What it is about, by name: a sentence, or none. */
function resourcesNamed(resources: Opportunity['resources']): string[] {
  if (resources.length === 0) return []
  const names = resources.slice(0, MOST_NAMED).map(({ label, id }) => label ?? id)
  const more = resources.length - names.length
  return [`Resources: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`]
}
