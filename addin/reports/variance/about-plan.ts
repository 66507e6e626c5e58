// What a variance sheet says above its table of the plan that it is of, of its words, and of what is missing in it.
import type { VarianceAnswer } from '../../../shared/contract/api/answers/planning/variance.ts'
import { DIMENSION_NAMES } from '../../../shared/contract/budget/dimensions.ts'
import { scenarioWords } from '../../../shared/contract/budget/scenario-words.ts'
import { groupedDollars } from '../../../shared/ranges/grouped-numbers.ts'
import type { PlainRow } from '../asked.ts'
import { openMonth } from './open-month.ts'
import { NOT_JUDGED, ON_BUDGET } from './words-of-variance.ts'

export function aboutPlan(data: VarianceAnswer): PlainRow[] {
  const { scenario, revision, year, actuals_through: through, materiality, grouped_by: grouped } = data
  const size = `${groupedDollars(materiality.amount_cents)} ${materiality.passed === 'both' ? 'and' : 'or'} ${materiality.percent} % of the budget`
  return [
    ['Plan', `${sentence(scenarioWords(scenario))}, revision ${revision}, as it stood when this was read.`],
    ['Fiscal year', `${data.fiscal_year}: ${year.status}.`],
    [
      'Actuals',
      through === null
        ? 'No month is over yet.'
        : `The last month that is over is ${through}: year to date ends there.`,
    ],
    ['Open month', openMonth(data) ?? 'None.'],
    ['In words', IN_WORDS],
    ['Outlook', outlookWords(data)],
    ['Commentary', `Asked for where the variance is over ${size}. Yours stays through every refresh.`],
    ['Groups', grouped === 'none' ? 'Lines are not grouped.' : `Lines are grouped by ${grouped}.`],
    ...(data.sees === 'platform' ? [] : [['Whose lines', 'Your own lines alone.'] as const]),
  ]
}

const IN_WORDS = `A line that is neither favourable nor adverse is “${ON_BUDGET}” where nothing is between the two, and else “${NOT_JUDGED}”: Remarks, the last column, say why.`

/** Of all lines of a dimension and measure: of which of them the outlook is missing. */
function outlookWords({ totals, measures }: VarianceAnswer): string {
  const all = totals.filter(({ group }) => group === null)
  if (all.length > 0 && all.every(({ outlook }) => outlook === null)) return 'None was asked for.'
  const missing = all.flatMap(({ dimension, measure, outlook }) => {
    if (outlook === null || outlook.missing === null) return []
    const label = measures.find(({ id }) => id === measure)?.label ?? measure
    return [`${label} by ${DIMENSION_NAMES[dimension]}: #N/A, ${outlook.missing.message}`]
  })
  return ['A total has one where all of its lines have one.', ...missing].join(' ')
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
