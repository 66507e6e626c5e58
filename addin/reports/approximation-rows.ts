// What must be said of a report in plain rows above its table, where it outlives the add-in and every copy: both sentences
// first, then how good the figures are and where they come from.

import { STATEMENTS } from '../../shared/approximation/statements.ts'
import type { Meta } from '../../shared/contract/api/envelope.ts'
import { ageInWords } from '../shown/age-in-words.ts'
import { instantInWords } from '../shown/instant-in-words.ts'
import type { Asked, PlainRow } from './asked.ts'
import type { ReportSource } from './report-document.ts'

type Sources = NonNullable<Meta['approximation']>['sources']

/** @param more what this report has to say beyond what every one says */
export function approximationRows(
  { knownAt }: Asked,
  source: ReportSource,
  meta: Meta,
  more: readonly PlainRow[] = [],
): readonly PlainRow[] {
  const { approximation, basis, summaries = {}, data_sources_limited: limited } = meta
  const summary = Object.values(summaries).find(({ run_id: id }) => Object.values(source.runIds).includes(id))
  // Beside a summary an answer may speak of the cost runs that it was asked with: their method is another.
  const isOwn = approximation?.method_id === source.methodId
  return [
    ['Approximation', STATEMENTS[0]],
    ['Not an invoice', STATEMENTS[1]],
    ['Quality', qualityWords(source.quality)],
    ['As of', instantInWords(source.asOf)],
    ['Published', source.lastUpdated === null ? 'not said' : instantInWords(source.lastUpdated)],
    [Object.keys(source.runIds).length === 1 ? 'Run' : 'Runs', runWords(source)],
    // Both always, so that a refresh finds a row for either.
    ['Known at', knownAt ?? NEWEST],
    ['Basis', basis === undefined ? (knownAt === null ? NEWEST : PUBLISHED) : basisWords(basis)],
    ['Method', methodWords(source, isOwn ? approximation.method_text : null)],
    ...optional('Policies', policyWords(source.methodId)),
    ...(isOwn || approximation === null
      ? []
      : ([['Method of costs', `${approximation.method_id}. ${approximation.method_text}`]] as const)),
    ['Sources', sourceWords(summary?.sources ?? approximation?.sources ?? [])],
    ['Invoice check', sentence(approximation?.invoice_comparison ?? 'not said')],
    ['Missing sources', limited.length === 0 ? 'none' : [...new Set(limited)].join(', ')],
    ...more,
  ]
}

/** The same in one text, for a note. @param first what the note is about */
export function noteText(first: string, source: ReportSource): string {
  return [
    ...STATEMENTS,
    first,
    `Quality ${source.quality}, as of ${instantInWords(source.asOf)}, ${methodName(source)}, run ${runWords(source)}.`,
  ].join(' ')
}

function optional(label: string, text: string | null): PlainRow[] {
  return text === null ? [] : [[label, text]]
}

const QUALITIES: Readonly<Record<ReportSource['quality'], string>> = {
  complete: 'complete',
  partial: 'partial: a source or a cost is missing, see below and the remarks',
  stale: 'stale: the run is older than it should be',
}

function qualityWords(quality: ReportSource['quality']): string {
  return QUALITIES[quality]
}

function runWords({ runIds }: ReportSource): string {
  return Object.entries(runIds)
    .map(([period, runId]) => `${period}: ${runId}`)
    .join(', ')
}

const NEWEST = 'newest run'
const PUBLISHED = 'published run: neither closed nor restated figures were asked for'

function basisWords({ asked, months, note }: NonNullable<Meta['basis']>): string {
  const each = Object.entries(months).map(([month, basis]) => `${month} ${basis}`)
  return [`${asked} figures (${each.join(', ')}).`, ...(note === null ? [] : [note])].join(' ')
}

function methodWords(source: ReportSource, text: string | null): string {
  return [sentence(methodName(source)), ...(text === null ? [] : [text])].join(' ')
}

function methodName({ methodId, methodVersion }: ReportSource): string {
  return `method ${methodId}, version ${methodVersion}`
}

/** `volume+idle:weighted` shares idle cost by weight; a summary's method has no policies. */
function policyWords(methodId: string): string | null {
  if (methodId.startsWith('summary:')) return null
  const [, ...policies] = methodId.split('+')
  return policies.length === 0
    ? 'Neither idle nor platform cost is shared.'
    : `Shared over active tenants: ${policies.map((policy) => policy.replace(':', ' cost ').replaceAll('_', ' ')).join(', ')}.`
}

function sourceWords(sources: Sources): string {
  if (sources.length === 0) return 'none named'
  return sources.map(({ name, rows, age_hours: age }) => `${name} (${facts(rows, age)})`).join(', ')
}

function facts(rows: number | null, ageHours: number | null): string {
  const age = ageHours === null ? 'age not known' : `${ageInWords(ageHours)} old`
  return rows === null ? age : `${rows} ${rows === 1 ? 'row' : 'rows'}, ${age}`
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`
}
