// GET /figures.csv: the figures of a month, quarter or year as one file, whole or not at all.
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { asksSummary } from '../../../shared/measures/catalogue.ts'
import { figuresCsv } from '../../exports/figures-csv.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { basisOfFile } from '../answers/basis-meta.ts'
import { conditionOf } from '../answers/meta.ts'
import { fileAnswer, notModified } from '../answers/respond.ts'
import { conditionBeside } from '../answers/summary-meta.ts'
import type { Action } from '../perform.ts'
import { openFigures } from '../reading/open-answer.ts'
import { subjectsOf } from '../reading/summary-view.ts'
import { measuresAsked } from './measures-asked.ts'
import { namedTenants } from './named-tenants.ts'

export const exportFigures: Action<'exportFigures'> = async (call) => {
  const { tenant: names, measure } = call.request
  requireSecondFactor(call, names?.length ?? Number.POSITIVE_INFINITY)
  const besideSummary = asksSummary(measuresAsked(measure))
  const opened = await openFigures(call, call.request, { besideSummary })
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, summary, stale, etag } = opened
  const tenants =
    names === undefined ? await view.allRows() : await namedTenants(call.facts, view.months, names, view.rows)
  const unallocated = names === undefined ? ((await view.unallocated()) ?? []) : []
  const { quality } = conditionBeside(
    conditionOf(view, tenants, stale),
    summary === null ? [] : [{ summary, seen: subjectsOf(tenants) }],
  )
  const approximation = { ...view.approximation, quality }
  const { period, asOf } = view
  const runId = view.months.map(({ record }) => record.runId).join(' ')
  const record = summary === null || isReason(summary.view) ? null : summary.view.record
  call.facts.did = 'figures.csv'
  const body = figuresCsv(
    { period, asOf, runId, approximation, tenants, unallocated, summary: record },
    measure,
  )
  const basis = basisOfFile(call.request, view.months)
  const name = basis === null ? period : `${period}-${basis}`
  return fileAnswer(body, `penguin-figures-${name}.csv`, etag)
}
