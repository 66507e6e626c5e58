// GET /figures.csv: the figures of a month, quarter or year as one file, whole or not at all.
import { figuresCsv } from '../../exports/figures-csv.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { conditionOf } from '../answers/meta.ts'
import { fileAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { openFigures } from '../reading/open-answer.ts'
import { namedTenants } from './named-tenants.ts'

export const exportFigures: Action<'exportFigures'> = async (call) => {
  const { tenant: names, measure } = call.request
  requireSecondFactor(call, names?.length ?? Number.POSITIVE_INFINITY)
  const opened = await openFigures(call, call.request)
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, stale, etag } = opened
  const tenants =
    names === undefined ? await view.allRows() : await namedTenants(view.months, names, view.rows)
  const unallocated = names === undefined ? ((await view.unallocated()) ?? []) : []
  const { quality } = conditionOf(view, tenants, stale)
  const approximation = { ...view.approximation, quality }
  const { period, asOf } = view
  const runId = view.months.map(({ record }) => record.runId).join(' ')
  const body = figuresCsv({ period, asOf, runId, approximation, tenants, unallocated }, measure)
  return fileAnswer(body, `penguin-figures-${period}.csv`, etag)
}
