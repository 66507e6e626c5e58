// What a month would have come to with some of its inputs changed: nothing is published, nothing kept.
import * as z from 'zod'
import { byName, cents, reason, runOfMonth } from '../common.ts'
import { WHAT_IF_POOLS } from './what-if-pools.ts'

const side = z.object({ before_cents: cents, after_cents: cents, change_cents: cents })

export { WHAT_IF_POOLS }

export const whatIfTenant = z
  .object({
    tenant_id: z.string(),
    tenant_name: z.string().nullable(),
    total_cost: side,
    by_pool: byName(WHAT_IF_POOLS, side),
    missing: reason.nullable().meta({ description: 'Why its change is not known; null when it is.' }),
  })
  .meta({ id: 'WhatIfTenant' })
export type ApiWhatIfTenant = z.infer<typeof whatIfTenant>

export const whatIfAnswer = z.object({
  period: z.string(),
  run: runOfMonth.meta({ description: 'The published run that it is held against.' }),
  changes: z
    .array(z.string())
    .meta({ description: 'What was changed, a sentence each, in the order it was applied.' }),
  notes: z.array(z.string()).meta({
    description:
      'What follows of the changes and was not asked for, such as addresses that went with a server.',
  }),
  pools: z
    .array(
      z.object({
        pool: z.enum(['vps', 'ip', 'platform']),
        source: side,
        tenants: side,
        unallocated: side,
      }),
    )
    .meta({ description: 'Source = tenants + unallocated, to the cent, before and after.' }),
  tenants: z.array(whatIfTenant).meta({ description: 'Those whose cost changes, the largest change first.' }),
  unchanged_tenants: z.int(),
  text: z.array(z.string()),
})
export type WhatIfAnswer = z.infer<typeof whatIfAnswer>
