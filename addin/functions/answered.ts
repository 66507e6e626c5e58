// Which run answered a call, and with what: kept with the call, for whoever asks later where a figure came from.
import type { ExplainedFigure } from '../../shared/contract/api/answers/explained-figure.ts'
import type { Answer } from '../api/read-response.ts'
import type { About, Figure } from './batch/figure.ts'
import type { Answered } from './cell-calls.ts'
import type { ReportData } from './shown/spilled.ts'

type Source = Pick<Answered, 'runIds' | 'methodId' | 'asOf'>

/** Figures of one answer share what it says of their period. */
const sources = new WeakMap<About, Source>()

export function answeredBy({ about, value, missing }: Figure): Answered {
  const source = sources.get(about) ?? sourceOf(about)
  sources.set(about, source)
  return { ...source, value, missing }
}

function sourceOf({ runs, summary }: About): Source {
  const months = Object.keys(runs).sort()
  const source = summary ?? runs[months.at(-1) ?? '']
  return {
    runIds: Object.fromEntries([
      ...months.map((month) => [month, runs[month]?.run_id]),
      ...(summary === null ? [] : [['summary', summary.run_id]]),
    ]),
    methodId: source?.method_id ?? '',
    asOf: source?.as_of ?? '',
  }
}

export function answeredByReport({ pages }: ReportData): Answered {
  const [{ runs, as_of: asOf, method_id: methodId }] = pages
  const runIds = Object.fromEntries(Object.entries(runs ?? {}).map(([month, run]) => [month, run.run_id]))
  return { runIds, methodId, asOf, value: null, missing: null }
}

export function answeredByExplanation({ data, meta }: Answer<ExplainedFigure>): Answered {
  return {
    runIds: meta.run_id === null ? {} : { [data.period]: meta.run_id },
    methodId: meta.approximation?.method_id ?? '',
    asOf: data.as_of,
    value: data.value,
    missing: data.missing,
  }
}
