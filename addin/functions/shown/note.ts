// The note of a figure: what must stand beside it in words. Sentences of the figure book come verbatim from the answer.
import type { Measure } from '../../../shared/measures/catalogue.ts'
import { provenanceOf } from '../../shown/provenance.ts'
import type { About, Figure } from '../batch/figure.ts'
import { remarksOf } from './shown-number.ts'

export function noteOf(figure: Figure, measure: Measure): string {
  const { about, missing } = figure
  const sentences = [
    ...(missing === null ? [] : [`No figure: ${missing.message}`]),
    ...remarksOf(figure).map(({ sentence }) => sentence),
    ...provenanceOf([measure], about.statements),
    ...invoicesOf(measure, about),
    `${measure.label}: ${measure.calculation}`,
    ...(measure.publishedIn === 'summary' ? summaryOf(about) : runsOf(about)),
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

/** The same of the strategic summary, with what was missing. */
function summaryOf({ summary }: About): string[] {
  if (summary === null) return []
  const { quality, method_id: method, as_of: asOf, run_id: id, data_sources_limited: limited } = summary
  const without = limited.length === 0 ? '' : `, limited by ${limited.join(', ')}`
  return [`Strategic summary: quality ${quality}${without}, method ${method}, as of ${asOf}, summary ${id}.`]
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
