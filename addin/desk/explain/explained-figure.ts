// The service's explanation of a figure as the pane shows it: the sentence, what it is computed from, its cost lines down to
// VPS and IP, and what must be said beside it.
import type { ExplainedFigure, ExplainedLine } from '../../../shared/contract/api/answers/explained-figure.ts'
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import { measureById } from '../../../shared/measures/catalogue.ts'
import type { Answer } from '../../api/read-response.ts'
import { approximationRows } from '../../reports/approximation-rows.ts'
import type { ReportSource } from '../../reports/report-document.ts'
import { BOUND_SENTENCES } from '../../shown/bounds.ts'
import { ipsBeneath, partOf, remarkOf, resourceOf, shareOf } from '../../shown/explained-line.ts'
import { headed } from '../../shown/headed.ts'
import { namelessTenant } from '../../shown/nameless-tenant.ts'
import { provenanceOf } from '../../shown/provenance.ts'
import type { ExplainedCellFigure, ExplainedCellInput, ExplainedCellLine } from '../desk.ts'
import { shownText } from './shown-text.ts'

export const NO_REASON = 'The figure is not known.'
export const PLATFORM = 'platform'
export const WHOLE_PLATFORM = 'The platform'

/** @param knownAt as the cell asked */
export function explainedFigure(
  { data, meta }: Answer<ExplainedFigure>,
  knownAt: string | null,
): ExplainedCellFigure {
  const { measure, period, value, bound, missing, lines, line_totals: totals } = data
  const tenant = tenantOf(data)
  return {
    title: titleOf(tenant, measure, period),
    measure: measure.id,
    tenant,
    period,
    knownAt,
    value,
    unit: measure.unit,
    shown: value === null ? null : shownText(value, measure.unit, bound),
    missing: value === null ? (missing?.message ?? NO_REASON) : null,
    calculation: [measure.calculation, ...(bound === null ? [] : [BOUND_SENTENCES[bound]])].join(' '),
    source: measure.source,
    inputs: data.inputs.map(inputOf),
    lines: lines.map((line) => lineOf(line, data.withheld_because, null)),
    remarks: [],
    linesTotalCents: Object.keys(totals).length > 0 ? totalOf(totals) : null,
    approximation: saidBeside({ measure: measure.id, period, knownAt }, sourceOf(data, meta), meta),
  }
}

export function titleOf(tenant: string, { id, label }: ExplainedFigure['measure'], period: string): string {
  return `${tenant}, ${headed(measureById(id) ?? { label, unit: 'category' })}, ${period}`
}

export function tenantOf({
  tenant_id: id,
  tenant_name: name,
}: Pick<ExplainedFigure, 'tenant_id' | 'tenant_name'>): string {
  return name ?? (id === PLATFORM ? WHOLE_PLATFORM : namelessTenant(id))
}

export function inputOf({
  id,
  unit,
  value,
  bound,
  missing,
}: ExplainedFigure['inputs'][number]): ExplainedCellInput {
  const shown = value === null ? (missing?.message ?? NO_REASON) : shownText(value, unit, bound)
  return { id, label: measureById(id)?.label ?? id, unit, value, shown }
}

/** @param month where lines of several months stand together */
export function lineOf(
  line: ExplainedLine,
  withheldBecause: string | null,
  month: string | null,
): ExplainedCellLine {
  return {
    month,
    part: partOf(line),
    resource: resourceOf(line),
    vendor: line.vendor,
    resourceCents: line.source_cents,
    share: shareOf(line),
    amountCents: line.amount_cents,
    remark: remarkOf(line, withheldBecause),
    ips: ipsBeneath(line).map((ip) => ({
      address: ip.address ?? ip.ip_id,
      share: [shareOf(ip), ...(ip.evenly_because === null ? [] : [ip.evenly_because])].join(', '),
    })),
  }
}

/** As the service published them, part by part; unknown where one is. */
export function totalOf(totals: ExplainedFigure['line_totals']): number | null {
  return Object.values(totals).reduce<number | null>(
    (sum, cents) => (sum === null || cents === null ? null : sum + cents),
    0,
  )
}

export function saidBeside(
  { measure, period, knownAt }: Pick<ExplainedCellFigure, 'measure' | 'period' | 'knownAt'>,
  source: ReportSource,
  meta: Meta,
): ExplainedCellFigure['approximation'] {
  const rows = approximationRows({ period, knownAt }, source, meta)
  const known = measureById(measure)
  if (known?.approximate !== false) return rows
  // What is read from records is not called a model; that it is no invoice holds for it too.
  const statements = rows.slice(0, 2).map(([, text]) => text)
  const [provenance = ''] = provenanceOf([known], statements)
  return [['Origin', provenance], ...rows.slice(1)]
}

/** A measure of summaries has its summary for a source, any other its month's run. */
function sourceOf({ period, measure, as_of: asOf }: ExplainedFigure, meta: Meta): ReportSource {
  const { approximation, basis, summaries = {} } = meta
  const [summary] = measureById(measure.id)?.publishedIn === 'summary' ? Object.values(summaries) : []
  const said = summary ?? approximation
  const runId = summary?.run_id ?? meta.run_id
  return {
    runIds: runId === null ? {} : { [period]: runId },
    methodId: said?.method_id ?? '',
    methodVersion: said?.method_version ?? '',
    quality: summary?.quality ?? meta.data_quality,
    asOf: summary?.as_of ?? asOf,
    lastUpdated: summary?.last_updated ?? meta.last_updated,
    basis: basis?.asked ?? null,
  }
}
