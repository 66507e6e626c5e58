// A month published three times, at 100, 200 and 300 cents for one tenant, and how it is asked for: which run answered is
// what the figure says.
import { expect } from '@jest/globals'
import { readPointer } from '../../../../functions/stores/runs/pointer.ts'
import type { RunRequest } from '../../../../shared/figures/run-request.ts'
import { A, assignment, ip, PERIOD, run, vps } from '../../../worlds/world.ts'
import { FIRST_START_MS, OFFICIAL } from '../../stores/runs/sample-runs.ts'
import type { Served } from './served.ts'

const HOUR_MS = 60 * 60 * 1000
const month = PERIOD.id

/** A run in which tenant A costs so much. */
export const costing = (cents: number, change: Partial<RunRequest> = {}) =>
  run({ vps: [vps('v1', cents)], ips: [ip('i1', 'v1', 0)], assignments: [assignment('i1', A)] }, change)

/** Publishes the three an hour apart; it is then an hour later. */
export async function publishThree(served: Served) {
  const runIds: string[] = []
  for (const hours of [0, 1, 2]) {
    const startedAtMs = FIRST_START_MS + hours * HOUR_MS
    runIds.push(await served.publish(costing((hours + 1) * 100), startedAtMs))
  }
  served.nowMs = FIRST_START_MS + 3 * HOUR_MS
  const pointer = await readPointer(served.table, OFFICIAL)
  return { runIds, movedAtMs: pointer?.history.map((move) => move.movedAtMs) ?? [] }
}

/** The cents that a grid answers, or the code of the reason why not; by month. */
export async function inGrid(served: Served, knownAt?: string, periods = [month], choice: object = {}) {
  const query = { tenants: [A], periods, measures: ['total_cost'], knownAt, ...choice }
  const { data } = await served.ask('queryFigures', query)
  return periods.map((period) => {
    const reason = data.reasons[data.missing[A]?.[period]?.total_cost ?? -1]
    return reason?.code ?? data.figures[A]?.[period]?.total_cost
  })
}

/** As the list answers, and the file alike: status, and the cents or the code of the error. */
export async function inList(served: Served, knownAt: string) {
  const question = { period: month, tenant: [A], measure: ['total_cost'], knownAt }
  const list = await served.response('listFigures', question)
  const file = await served.response('exportFigures', question)
  expect(file.status).toBe(list.status)
  if (list.status !== 200) return [list.status, list.json.error.code]
  const cents: number = list.json.data.tenants[0].figures.total_cost
  expect(file.text).toContain(`,${(cents / 100).toFixed(2)},`)
  return [200, cents]
}
