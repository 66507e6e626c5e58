// One figure is one number: the list, the file, the grid and the explanation all say what the run computed, in every world.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { RunFigures } from '../../../../shared/contract/run-figures.ts'
import { computeRun } from '../../../../shared/figures/compute-run.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { randomInputs, randomRequest, SEED } from '../../../worlds/random-world.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { expectedCell, expectedFigure, PLATFORM_MEASURES, TENANT_MEASURES } from './expected-figures.ts'
import { type Served, serve } from './served.ts'

let tables: TestTable

beforeAll(async () => {
  tables = await startFiguresTable()
})
afterAll(() => tables.stop())

/** Sources that any method can do without. */
const missing = fc
  .subarray(
    [
      'vps_instances.approximate_cost',
      'smtp_ip_addresses.approximate_cost',
      'plans.price_monthly',
      'payments',
    ],
    { maxLength: 1 },
  )
  .map((names) => new Set(names))

type Choice = Parameters<typeof check>[2]

const period = PERIOD.id
const measures = [...TENANT_MEASURES, ...PLATFORM_MEASURES]

test('every tenant and measure, wherever it is asked for', async () => {
  await fc.assert(
    fc.asyncProperty(randomInputs, randomRequest, missing, async (inputs, asked, without) => {
      const run = computeRun({ ...inputs, missing: without }, asked)
      const served = await serve((await tables.another()).table)
      await served.publish(run)
      await check(served, run.figures, { method: asked.method, ...asked.policies })
    }),
    { seed: SEED, numRuns: 6 },
  )
}, 240_000)

async function check(
  served: Served,
  figures: RunFigures,
  choice: Pick<RunFigures, 'method'> & RunFigures['policies'],
): Promise<void> {
  await inTheList(served, figures, choice)
  await inTheFile(served, figures, choice)
  await inTheGrid(served, figures, choice)
  await inTheExplanations(served, figures, choice)
}

async function inTheList(served: Served, figures: RunFigures, choice: Choice): Promise<void> {
  const { data } = await served.ask('listFigures', { period, ...choice })
  expect(data.tenants.map(({ tenant_id }) => tenant_id)).toEqual(figures.tenants.map((row) => row.tenantId))
  for (const [index, row] of figures.tenants.entries()) {
    const shown = data.tenants[index]
    const inList = TENANT_MEASURES.map((id) => ({
      value: shown?.figures[id],
      bound: shown?.bounds[id] ?? null,
      missing: shown?.missing[id] ?? null,
    }))
    expect(inList).toEqual(TENANT_MEASURES.map((id) => expectedFigure(row, id)))
    expect(shown).toMatchObject({
      tenant_name: row.tenantName,
      plan_names: row.planNames,
      cost_complete: row.costComplete,
      unknown_resources: row.unknownResources,
    })
  }
  expect(data.platform).toEqual(platformOf(figures))
}

async function inTheFile(served: Served, figures: RunFigures, choice: Choice): Promise<void> {
  const { text } = await served.response('exportFigures', { period, ...choice })
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true })
  const ofTenants = rows.filter(({ row }) => row === 'tenant')
  const cells = ofTenants.map((row) => [row.tenant_id, ...TENANT_MEASURES.map((id) => row[id])])
  expect(cells).toEqual(
    figures.tenants.map((row) => [row.tenantId, ...TENANT_MEASURES.map((id) => expectedCell(row, id))]),
  )
}

async function inTheGrid(served: Served, figures: RunFigures, choice: Choice): Promise<void> {
  const tenants = ['platform', ...figures.tenants.map(({ tenantId }) => tenantId)].reverse()
  const { data } = await served.ask('queryFigures', { tenants, periods: [period], measures, ...choice })
  const cell = (tenant: string, id: string) => ({
    value: data.figures[tenant]?.[period]?.[id],
    bound: data.bounds[tenant]?.[period]?.[id] ?? null,
    missing: data.reasons[data.missing[tenant]?.[period]?.[id] ?? -1] ?? null,
  })
  for (const row of figures.tenants) {
    expect(TENANT_MEASURES.map((id) => cell(row.tenantId, id))).toEqual(
      TENANT_MEASURES.map((id) => expectedFigure(row, id)),
    )
  }
  const { figures: values, missing: reasons } = platformOf(figures)
  for (const id of PLATFORM_MEASURES) {
    expect(cell('platform', id)).toEqual({ value: values[id], bound: null, missing: reasons[id] ?? null })
  }
}

async function inTheExplanations(served: Served, figures: RunFigures, choice: Choice): Promise<void> {
  for (const row of figures.tenants) {
    const tenant = row.tenantId
    const answers = TENANT_MEASURES.map((measure) =>
      served.ask('explainFigure', { period, measure, tenant, ...choice }),
    )
    for (const [index, { data }] of (await Promise.all(answers)).entries()) {
      const { value, bound, missing: reason, inputs, line_totals: totals } = data
      expect({ value, bound, missing: reason }).toEqual(expectedFigure(row, TENANT_MEASURES[index] as string))
      for (const input of inputs) expect(expectedFigure(row, input.id)).toMatchObject(shown(input))
      for (const [id, total] of Object.entries(totals)) {
        const lines = data.lines.filter((line) => line.measure === id)
        expect(lines.reduce((sum, line) => sum + (line.amount_cents ?? 0), 0)).toBe(total)
        expect([total, null]).toContain(expectedFigure(row, id).value)
      }
    }
  }
}

function shown({ value, bound }: { value: unknown; bound: unknown }) {
  return { value, bound }
}

function platformOf({ platform }: RunFigures) {
  const values = {
    mrr: platform.mrrCents,
    arr: platform.arrCents,
    active_tenants: platform.activeTenants,
    new_tenants: platform.newTenants,
  }
  const { mrrCents: mrr, arrCents: arr, activeTenants, newTenants } = platform.nulls
  const reasons = { mrr, arr, active_tenants: activeTenants, new_tenants: newTenants }
  const known = Object.entries(reasons).filter(([, reason]) => reason !== undefined)
  return { figures: values, missing: Object.fromEntries(known) }
}
