// What the operations of the executive API take.
import * as z from 'zod'
import { WINDOWS } from '../../system/windows.ts'
import { summaryKnownAt, summaryPeriod } from './parameters.ts'

const A_WINDOW = {
  description:
    'Left out: the newest month with a strategic summary. Months of a quarter that has a summary of its own are answered from that; of a half or whole fiscal year, from its published months: cents and counts add, ratios come from the sums, scores and lists are the newest. A window of days is answered from the whole months in which it lies, and nothing is prorated.',
  example: 'monthly',
}
const window = z.enum(WINDOWS)

export const windowRequest = z.strictObject({
  window: window.default('monthly').meta(A_WINDOW),
  knownAt: summaryKnownAt.optional(),
})

const ONE_OF_TWO = 'nothing beside a period: leave one of the two out'

/** A window, as everything else that leaders read takes one, or a month or quarter by name. */
export const listKpisRequest = z
  .strictObject({
    window: window.optional().meta({
      description:
        'Not beside a `period`. Left out, as it is: the newest month with a strategic summary. KPIs do not add up: of a window of several months they are those of its newest, which `data.period` names; of a quarter that has a summary of its own, those of the quarter.',
      example: 'quarterly',
    }),
    period: summaryPeriod.optional(),
    knownAt: summaryKnownAt.optional(),
  })
  .superRefine(({ window: asked, period }, { addIssue }) => {
    if (asked === undefined || period === undefined) return
    addIssue({ code: 'custom', path: ['window'], message: ONE_OF_TWO })
  })

export const tenantPath = z.strictObject({
  tenantId: z.uuid('the id of a tenant').toLowerCase().meta({
    description: 'The id of a tenant that you may see.',
    example: '0000000a-0000-4000-8000-000000000000',
  }),
})
