// What the operations of the executive API take.
import * as z from 'zod'
import { WINDOWS } from '../../system/windows.ts'
import { summaryKnownAt } from './parameters.ts'

const window = z.enum(WINDOWS).default('monthly').meta({
  description:
    'Left out: the newest month with a strategic summary. Months of a quarter that has a summary of its own are answered from that; of a half or whole fiscal year, from its published months: cents and counts add, ratios come from the sums, scores and lists are the newest. A window of days is answered from the whole months in which it lies, and nothing is prorated.',
  example: 'monthly',
})

export const windowRequest = z.strictObject({ window, knownAt: summaryKnownAt.optional() })

export const tenantPath = z.strictObject({
  tenantId: z.uuid('the id of a tenant').toLowerCase().meta({
    description: 'The id of a tenant that you may see.',
    example: '0000000a-0000-4000-8000-000000000000',
  }),
})
