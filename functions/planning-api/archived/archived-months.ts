// Which months have a run whose inputs are archived, newest first: a month has one once it was allocated after its end.
import { officialPointers } from '../../figures-api/reading/newest-period.ts'
import { readHeads } from '../../stores/runs/run-heads.ts'
import type { PlanningServices } from '../services.ts'

/** As far back as is looked. */
const MOST_MONTHS = 24

export async function archivedMonths(services: PlanningServices): Promise<string[]> {
  const newest = (await officialPointers(services)).slice(0, MOST_MONTHS)
  const runIds = newest.map(({ pointer }) => pointer.restatedRunId ?? pointer.runId)
  const heads = await readHeads(services.table, runIds)
  return newest.flatMap(({ key }, index) =>
    heads.get(runIds[index] as string)?.record.archive === undefined ? [] : key.period,
  )
}
