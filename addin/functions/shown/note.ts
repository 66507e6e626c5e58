// The note of a figure: what must stand beside it in words. Sentences of the figure book come verbatim from the answer.
import type { Measure } from '../../../shared/measures/catalogue.ts'
import type { About, Figure } from '../batch/figure.ts'
import { remarksOf } from './shown-number.ts'

export function noteOf(figure: Figure, measure: Measure): string {
  const { about, missing } = figure
  const sentences = [
    ...(missing === null ? [] : [`No figure: ${missing.message}`]),
    ...remarksOf(figure).map(({ sentence }) => sentence),
    ...approximationOf(measure, about),
    `${measure.label}: ${measure.calculation}`,
    ...provenanceOf(about),
  ]
  return sentences.join(' ')
}

/** What is read and not modeled is not called a model; that it is no invoice holds for it too. */
function approximationOf(
  { approximate, source }: Measure,
  { statements, invoiceComparison }: About,
): string[] {
  if (!approximate) return [`Read from records, not modeled (${source}).`, ...statements.slice(1)]
  return [...statements, ...(invoiceComparison === null ? [] : [sentence(invoiceComparison)])]
}

/** Quality, method, state time and run, month by month. */
function provenanceOf({ runs }: About): string[] {
  return Object.entries(runs).map(
    ([month, { quality, method_id: method, as_of: asOf, run_id: runId }]) =>
      `${month}: quality ${quality}, method ${method}, as of ${asOf}, run ${runId}.`,
  )
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
