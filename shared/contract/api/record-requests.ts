// What the operations of decisions and initiatives take. A change names the version that it was made of.
import * as z from 'zod'
import { DECISION_STATUSES, decisionOutcome, decisionValues, VERDICTS } from '../decisions/decision.ts'
import {
  INITIATIVE_STATUSES,
  initiativeOutcome,
  initiativeValues,
  milestone,
} from '../decisions/initiative.ts'
import { text } from '../decisions/parts.ts'
import { cursor, limit, summaryKnownAt, summaryPeriod } from './parameters.ts'

const A_VERSION = 'the version that was read, 1 or more'
const A_NEW_ID = 'a UUID that no other record has'

export const recordPath = z.strictObject({
  id: z
    .uuid('the id of a record, as its list answers it')
    .toLowerCase()
    .meta({ description: 'The id of the record.' }),
})

export const newId = z.uuid(A_NEW_ID).toLowerCase().optional().meta({
  description:
    'A UUID of your own: with it, a request that is sent twice does no harm. Left out: one is made.',
})
export const version = z.int(A_VERSION).positive(A_VERSION).meta({
  description:
    'The version that you have read. Where somebody changed the record since, the answer is 409 with both.',
})
const why = text.meta({ description: 'The history keeps it.' })

export const listDecisionsRequest = z.strictObject({
  status: z.enum(DECISION_STATUSES).optional().meta({ description: 'Left out: every status.' }),
  dueReviews: z
    .enum(['true', 'false'])
    .default('false')
    .transform((given) => given === 'true')
    .meta({ description: 'Only those whose day of review has come, the longest due first.' }),
  limit: limit(50, 200),
  cursor: cursor.optional(),
})

const decisionGiven = z.strictObject({
  ...decisionValues.shape,
  tenantId: decisionValues.shape.tenantId.default(null),
  reviewOn: decisionValues.shape.reviewOn.default(null),
})

export const proposeDecisionRequest = z.strictObject({ id: newId, values: decisionGiven })

export const DECISION_ACTIONS = ['edit', 'decide', 'review'] as const

export const changeDecisionRequest = z
  .strictObject({
    action: z.enum(DECISION_ACTIONS),
    version,
    why,
    values: z.strictObject(decisionValues.partial().shape).optional().meta({
      description: 'For `edit`: the fields that change, and no other.',
    }),
    verdict: z.enum(VERDICTS).optional().meta({ description: 'For `decide`.' }),
    outcome: z.strictObject(decisionOutcome.shape).optional().meta({ description: 'For `review`.' }),
  })
  .superRefine(partsOf({ edit: 'values', decide: 'verdict', review: 'outcome' }))

export const listInitiativesRequest = z.strictObject({
  status: z.enum(INITIATIVE_STATUSES).optional().meta({ description: 'Left out: every status.' }),
  limit: limit(50, 200),
  cursor: cursor.optional(),
})

const { owner, decisionId, tenantId, expected, milestones, title, description } = initiativeValues.shape

const initiativeGiven = z.strictObject({
  title: title.optional().meta({ description: 'Asked for without an opportunity.' }),
  description: description.optional().meta({ description: 'Asked for without an opportunity.' }),
  owner: owner.optional().meta({ description: 'Left out: you.' }),
  decisionId: decisionId.default(null),
  tenantId: tenantId.optional().meta({ description: 'Not with an opportunity, which says it.' }),
  expected: expected.optional().meta({ description: 'Not with an opportunity, which says it.' }),
  milestones: milestones.default([]),
})

const AN_OPPORTUNITY = 'the id of an opportunity, as listOpportunities answers it'

export const startInitiativeRequest = z
  .strictObject({
    id: newId,
    opportunity: z
      .strictObject({
        id: z.string(AN_OPPORTUNITY).min(1, AN_OPPORTUNITY).max(200, AN_OPPORTUNITY),
        period: summaryPeriod,
        knownAt: summaryKnownAt.optional(),
      })
      .optional()
      .meta({ description: 'Of a published summary, which gives title, tenant, range and resources.' }),
    values: initiativeGiven,
  })
  .superRefine(({ opportunity, values }, { addIssue }) => {
    const fields =
      opportunity === undefined ? (['title', 'description'] as const) : (['tenantId', 'expected'] as const)
    const message =
      opportunity === undefined
        ? 'it is required where no opportunity says it'
        : 'nothing: the opportunity says it'
    for (const field of fields) {
      if ((values[field] === undefined) === (opportunity === undefined)) {
        addIssue({ code: 'custom', path: ['values', field], message })
      }
    }
  })

export const INITIATIVE_ACTIONS = ['edit', 'move', 'milestone', 'outcome'] as const

export const changeInitiativeRequest = z
  .strictObject({
    action: z.enum(INITIATIVE_ACTIONS),
    version,
    why,
    values: z
      .strictObject(
        z.object({ owner, decisionId, tenantId, expected, milestones, title, description }).partial().shape,
      )
      .optional()
      .meta({ description: 'For `edit`: the fields that change, and no other.' }),
    status: z.enum(INITIATIVE_STATUSES).optional().meta({ description: 'For `move`.' }),
    milestone: z
      .strictObject({
        id: milestone.shape.id,
        doneOn: milestone.shape.doneOn,
      })
      .optional()
      .meta({ description: 'For `milestone`: when it was done; null takes it back.' }),
    outcome: z.strictObject(initiativeOutcome.shape).optional().meta({ description: 'For `outcome`.' }),
  })
  .superRefine(partsOf({ edit: 'values', move: 'status', milestone: 'milestone', outcome: 'outcome' }))

/** Each action has its own part of the request, and no other's. */
function partsOf<Action extends string>(parts: Readonly<Record<Action, string>>) {
  return (
    given: { readonly action: Action },
    { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>,
  ): void => {
    const own = parts[given.action]
    for (const part of new Set(Object.values<string>(parts))) {
      const isThere = (given as Readonly<Record<string, unknown>>)[part] !== undefined
      if (isThere === (part === own)) continue
      const message =
        part === own ? `it is required for ${given.action}` : `nothing for ${given.action}: leave it out`
      addIssue({ code: 'custom', path: [part], message })
    }
  }
}
