// GET /figures.csv: a month's figures as one file, whole or not at all.
import { figuresCsv } from '../../exports/figures-csv.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { etagOf, holdsAlready } from '../answers/etag.ts'
import { qualityOf } from '../answers/meta.ts'
import { fileAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { isStale } from '../reading/freshness.ts'
import { chooseRun, openRun } from '../reading/open-run.ts'
import { namedTenants } from './named-tenants.ts'

export const exportFigures: Action<'exportFigures'> = async (call) => {
  const { request, sight, services, event, facts, operation } = call
  const { tenant: names } = request
  requireSecondFactor(call, names?.length ?? Number.POSITIVE_INFINITY)
  const { runId, asOfMs } = await chooseRun(request.period, request, sight, services)
  facts.runIds = [runId]
  const stale = isStale(request.period, asOfMs, request, services)
  const etag = etagOf(sight, operation, request, runId, stale)
  if (holdsAlready(event, etag)) return notModified(etag)

  const view = await openRun(runId, sight, services)
  const tenants = names === undefined ? await view.allRows() : await namedTenants(view, names)
  const unallocated = names === undefined ? ((await view.unallocated()) ?? []) : []
  const approximation = { ...view.approximation, quality: qualityOf(view, tenants, stale) }
  const { period, asOf } = view.record
  const body = figuresCsv({ period, asOf, runId, approximation, tenants, unallocated }, request.measure)
  return fileAnswer(body, `penguin-figures-${period}.csv`, etag)
}
