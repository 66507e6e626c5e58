// The note of a figure: what must stand beside it in words. Sentences of the figure book come verbatim from the answer.
import type { Measure } from '../../../shared/measures/catalogue.ts'
import type { About, Figure } from '../batch/figure.ts'
import { provenanceOf } from './provenance.ts'
import { remarksOf } from './shown-number.ts'

export function noteOf(figure: Figure, measure: Measure): string {
  const { about, missing } = figure
  const sentences = [
    ...(missing === null ? [] : [`No figure: ${missing.message}`]),
    ...remarksOf(figure).map(({ sentence }) => sentence),
    ...provenanceOf([measure], about.statements),
    ...invoicesOf(measure, about),
    `${measure.label}: ${measure.calculation}`,
    ...runsOf(about),
  ]
  return sentences.join(' ')
}

/** Whether invoices were held against a model; of what is read there is no such question. */
function invoicesOf({ approximate }: Measure, { invoiceComparison }: About): string[] {
  return approximate && invoiceComparison !== null ? [sentence(invoiceComparison)] : []
}

/** Quality, method, state time and run, month by month. */
function runsOf({ runs }: About): string[] {
  return Object.entries(runs).map(
    ([month, { quality, method_id: method, as_of: asOf, run_id: runId }]) =>
      `${month}: quality ${quality}, method ${method}, as of ${asOf}, run ${runId}.`,
  )
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
