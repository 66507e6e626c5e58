// What a number carries with it where Excel can hold that: both sentences, and where it comes from. Of one figure in one
// cell; a table says it once, beside its numbers.
import type { Measure } from '../../../shared/measures/catalogue.ts'
import { provenanceOf } from '../../shown/provenance.ts'
import type { About } from '../batch/figure.ts'

/** Name -> text, in the order in which a card shows them. */
export function figureProperties(measure: Measure, about: About): Readonly<Record<string, string>> {
  const { summary, runs, invoiceComparison, sources } = about
  const answered = summary !== null && measure.publishedIn === 'summary' ? [summary] : Object.values(runs)
  const all = (texts: readonly string[]): string => [...new Set(texts)].join(', ')
  const properties = {
    Approximation: provenanceOf([measure], about.statements).join(' '),
    Quality: all(answered.map(({ quality }) => quality)),
    'As of': answered.at(-1)?.as_of ?? '',
    Run: all(answered.map(({ run_id: id }) => id)),
    Method: all(answered.map(({ method_id: id }) => id)),
    Sources: (measure.publishedIn === 'summary' && summary !== null
      ? summary.sources.map(({ name }) => name)
      : sources
    ).join(', '),
    Invoices: measure.approximate ? (invoiceComparison ?? '') : '',
    Calculation: measure.calculation,
  }
  return Object.fromEntries(Object.entries(properties).filter(([, text]) => text !== ''))
}
