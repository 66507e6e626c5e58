// GET /figures.csv: a month's figures as one file, whole or not at all.
import { figuresCsv } from '../../exports/figures-csv.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { conditionOf } from '../answers/meta.ts'
import { fileAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { openAnswer } from '../reading/open-answer.ts'
import { namedTenants } from './named-tenants.ts'

export const exportFigures: Action<'exportFigures'> = async (call) => {
  const { tenant: names, measure } = call.request
  requireSecondFactor(call, names?.length ?? Number.POSITIVE_INFINITY)
  const opened = await openAnswer(call, call.request)
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, stale, etag } = opened
  const tenants = names === undefined ? await view.allRows() : await namedTenants(view, names)
  const unallocated = names === undefined ? ((await view.unallocated()) ?? []) : []
  const { quality } = conditionOf(view, tenants, stale)
  const approximation = { ...view.approximation, quality }
  const { period, asOf, runId } = view.record
  const body = figuresCsv({ period, asOf, runId, approximation, tenants, unallocated }, measure)
  return fileAnswer(body, `penguin-figures-${period}.csv`, etag)
}
