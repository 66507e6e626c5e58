// What every kind of answer says of its own quality, over a month with one cost that a test decides.
import { expect } from '@jest/globals'
import type { RunRequest } from '../../../../shared/figures/run-request.ts'
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import { A, assignment, B, ip, PERIOD, run, vps } from '../../../worlds/world.ts'
import type { Asker, Served } from './served.ts'

const period = PERIOD.id

/** A costs 10.00 on a VPS of its own; B is on one whose cost is what a test says. */
export const costing = (
  centsOfB: number | null,
  change: Partial<CostInputs> = {},
  request: Partial<RunRequest> = {},
) =>
  run(
    {
      vps: [vps('v1', 1_000), vps('v2', centsOfB)],
      ips: [ip('i1', 'v1', 0), ip('i2', 'v2', 0)],
      assignments: [assignment('i1', A), assignment('i2', B)],
      ...change,
    },
    request,
  )

/** Of list, grid, explanation and file, in this order. */
export const all = (quality: 'complete' | 'partial' | 'stale') => Array(4).fill(quality)

export async function qualitiesOf(served: Served, tenant?: string[], asker?: Asker) {
  const names = tenant ?? [A, B]
  const list = await served.ask('listFigures', { period, tenant }, asker)
  const grid = await served.ask(
    'queryFigures',
    { tenants: names, periods: [period], measures: ['total_cost'] },
    asker,
  )
  const query = { period, measure: 'total_cost', tenant: names[0] ?? '' }
  const explained = await served.ask('explainFigure', query, asker)
  const file = await served.response('exportFigures', { period, tenant }, asker)
  const inFile = ['complete', 'partial', 'stale'].filter((word) => file.text.includes(`,${word},Modeled`))
  expect(list.meta.approximation?.quality).toBe(list.meta.data_quality)
  expect(grid.data.runs[period]?.quality).toBe(grid.meta.data_quality)
  const inAnswers = [list, grid, explained].map(({ meta }) => meta.data_quality)
  return { words: [...inAnswers, ...inFile], limited: list.meta.data_sources_limited, grid, list }
}
