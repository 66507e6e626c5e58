// Bridges as they are answered: from budget to actual, and between two runs, one input changed at a time.
import * as z from 'zod'
import { BRIDGE_METHODS, BUDGET_STEPS } from '../../../budget/bridge.ts'
import { DIMENSIONS } from '../../../budget/line.ts'
import { scenario } from '../../../budget/scenario.ts'
import { CAUSES } from '../../../closing/adjustments.ts'
import { bound, cents, reason, runOfMonth } from '../common.ts'

export const budgetStep = z
  .object({
    kind: z.enum(BUDGET_STEPS),
    resource_id: z.string().nullable(),
    cents: z.int(),
    why: z.string(),
  })
  .meta({ id: 'BudgetStep' })
export type ApiBudgetStep = z.infer<typeof budgetStep>

export const budgetBridge = z
  .object({
    dimension: z.enum(DIMENSIONS),
    member: z.string(),
    label: z.string(),
    measure: z.string(),
    period: z.string(),
    method: z.enum(BRIDGE_METHODS),
    because: z.string().nullable(),
    budget_cents: cents,
    actual_cents: cents,
    bound: bound.nullable(),
    missing: reason.nullable(),
    steps: z.array(budgetStep).meta({ description: 'They sum to actual less budget, to the cent.' }),
  })
  .meta({ id: 'BudgetBridge' })
export type ApiBudgetBridge = z.infer<typeof budgetBridge>

export const budgetBridges = z.object({
  scenario,
  revision: z.int(),
  period: z.string(),
  dimension: z.enum(DIMENSIONS),
  measure: z.string(),
  runs: z.record(z.string(), runOfMonth),
  bridges: z.array(budgetBridge).meta({ description: 'One for each line, by member and month.' }),
  total: z
    .object({
      budget_cents: z.int(),
      actual_cents: z.int(),
      steps: z.array(z.object({ kind: z.enum(BUDGET_STEPS), cents: z.int() })),
      bridges: z.int(),
      without: z.int(),
    })
    .meta({ description: 'All lines that have a bridge, as one.' }),
})
export type BudgetBridges = z.infer<typeof budgetBridges>

export const changedResource = z
  .object({
    resource_id: z.string().nullable().meta({
      description: 'Null for what a sharing policy divides, for revenue, and for what may not be told.',
    }),
    label: z.string(),
    pool: z
      .enum(['vps', 'ip', 'idle', 'platform', 'revenue'])
      .nullable()
      .meta({ description: 'Null for the rest of several pools, added up.' }),
    before_cents: cents.meta({
      description:
        'Null where there was none, or its cost was unknown. Of profit, what takes away is below zero.',
    }),
    after_cents: cents,
    change_cents: z.int(),
  })
  .meta({ id: 'ChangedResource' })
export type ApiChangedResource = z.infer<typeof changedResource>

export const causeStep = z
  .object({
    cause: z.enum(CAUSES).nullable().meta({
      description:
        'Null, as in adjustments, where causes are added up since apart they would tell of other tenants.',
    }),
    cents: z.int(),
    why: z.string().meta({ description: 'What was changed in this step, in a sentence.' }),
    resources: z.array(changedResource).meta({
      description: 'What the step moved, resource by resource: they sum to its cents. The largest first.',
    }),
    more_resources: z
      .int()
      .meta({ description: 'How many more, whose change is the last entry without an id.' }),
  })
  .meta({ id: 'CauseStep' })
export type ApiCauseStep = z.infer<typeof causeStep>

/** How an end was asked for: the figures of a month that was closed or restated have no other name. */
export const STANDINGS = ['closed', 'restated', 'newest'] as const

export const bridgeEnd = runOfMonth
  .extend({
    period: z.string(),
    standing: z.enum(STANDINGS).nullable().meta({
      description: 'As which run of its month it was asked for; null for one that was named by its id.',
    }),
  })
  .meta({ id: 'BridgeEnd' })
export type ApiBridgeEnd = z.infer<typeof bridgeEnd>

export const runsBridge = z.object({
  measure: z.string(),
  of: z.string().meta({ description: 'A tenant, or `platform`.' }),
  label: z.string(),
  from: bridgeEnd,
  to: bridgeEnd,
  from_cents: cents,
  to_cents: cents,
  from_missing: reason.nullable(),
  to_missing: reason.nullable(),
  known_from_cents: z.int().meta({ description: 'Where the steps begin: what is known of it.' }),
  known_to_cents: z.int(),
  steps: z
    .array(causeStep)
    .meta({ description: 'In their fixed order; they sum to the change of what is known.' }),
  unknown_differences: z
    .int()
    .meta({ description: 'Figures that are unknown at either end: no amount says what changed there.' }),
})
export type RunsBridge = z.infer<typeof runsBridge>
