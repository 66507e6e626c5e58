// An initiative as the API answers it, and who may change it.
import type { Caller } from '../../../shared/access/caller.ts'
import { DECIDERS, MAY_CALL } from '../../../shared/access/may-call.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import { isSamePerson } from '../../../shared/closing/approval.ts'
import type { ApiInitiative } from '../../../shared/contract/api/answers/system/initiatives.ts'
import type { Initiative } from '../../../shared/contract/decisions/initiative.ts'
import { initiativeProgress } from '../../../shared/decisions/initiatives/initiative-progress.ts'
import { utcDate } from '../../../shared/periods/utc-date.ts'
import { apiVersion } from './api-history.ts'

/** Executives and Finance any; who else undertakes something, what they own. */
export function mayChange(caller: Caller, { owner }: Pick<Initiative, 'owner'>): boolean {
  if (caller.roles.some((role) => DECIDERS.includes(role))) return true
  const isLetIn = caller.roles.some((role) => MAY_CALL.changeInitiative.includes(role))
  return isLetIn && isSamePerson(owner, caller.person)
}

/** What belongs beside ranges that a summary modeled: both sentences, or nothing where people wrote them. */
export function modeledBeside(initiatives: readonly Pick<Initiative, 'source'>[]): string[] {
  return initiatives.some(({ source }) => source.kind === 'opportunity') ? [...STATEMENTS] : []
}

export function apiOpportunity({ source }: Pick<Initiative, 'source'>): ApiInitiative['opportunity'] {
  return source.kind === 'opportunity'
    ? { id: source.opportunityId, summary_run_id: source.summaryRunId }
    : null
}

export function apiInitiative(initiative: Initiative, caller: Caller, nowMs: number): ApiInitiative {
  const { status, title, description, owner, expected, created, ended, outcome } = initiative
  const { percent, late } = initiativeProgress(initiative, utcDate(nowMs))
  return {
    ...apiVersion(initiative),
    ...{ status, title, description, owner, created, ended },
    opportunity: apiOpportunity(initiative),
    decision_id: initiative.decisionId,
    tenant_id: initiative.tenantId,
    expected: expected && { low_cents: expected.lowCents, high_cents: expected.highCents },
    milestones: initiative.milestones.map((milestone) => ({
      ...{ id: milestone.id, title: milestone.title },
      due_on: milestone.dueOn,
      done_on: milestone.doneOn,
      late: late.some(({ id }) => id === milestone.id),
    })),
    progress_percent: percent,
    outcome: outcome && {
      ...{ by: outcome.by, at: outcome.at, words: outcome.words },
      actual_cents: outcome.actualCents,
    },
    may_change: mayChange(caller, initiative),
  }
}
