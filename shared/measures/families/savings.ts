// What the savings opportunities come to, as a range (figure book, section 7).
import { inSummaries, type Measure } from '../measure.ts'

const COUNTED =
  'of the platform what they would save of cost; of a tenant what those about it would save or, by another price, earn; a resource counts once, and nothing is promised.'

export const SAVINGS_MEASURES: readonly Measure[] = inSummaries([
  {
    id: 'savings_low',
    label: 'Savings opportunities, low',
    unit: 'cents',
    direction: 'neutral',
    calculation: `The low ends of the opportunities found, a month, which today's prices make certain: ${COUNTED}`,
    source: '002; figure book 7',
    approximate: true,
    scope: 'both',
    inSummary: { savings: 'lowCents' },
    whenCostIncomplete: 'provisional',
    computedFrom: [],
  },
  {
    id: 'savings_high',
    label: 'Savings opportunities, high',
    unit: 'cents',
    direction: 'neutral',
    calculation: `The high ends of the opportunities found, a month, if every stated condition holds: ${COUNTED}`,
    source: '002; figure book 7',
    approximate: true,
    scope: 'both',
    inSummary: { savings: 'highCents' },
    whenCostIncomplete: 'provisional',
    computedFrom: [],
  },
])
