// Several roles on one person: each widens only what it may call itself, so a fence falls nowhere by accident.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Operation } from '../../../../shared/access/may-call.ts'
import type { Role } from '../../../../shared/access/roles.ts'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS, publishAt, smallRun, tenantId } from '../../stores/runs/sample-runs.ts'
import { requestFor } from './every-operation.ts'

const NOW = FIRST_START_MS + 60_000
const [OWN, FOREIGN] = [tenantId(0), tenantId(3)]
let store: TestTable
let api: TestApi
let runId: string

beforeAll(async () => {
  store = await startFiguresTable()
  runId = (await publishAt(store.table, FIRST_START_MS, smallRun())).runId
  api = await startFiguresApi({ table: store.table, now: () => NOW })
})
afterAll(() => store.stop())

const ask = async (operation: Operation, roles: readonly Role[], tenants: readonly string[] = [OWN]) =>
  api.send({
    ...requestFor(operation, { tenantId: FOREIGN, runId }),
    token: await api.token(roles, { tenants: [...tenants] }),
  })

/** Whether the answer speaks of someone else's tenant, or of what only the whole platform has. */
const seesOthers = async (operation: Operation, roles: readonly Role[]): Promise<boolean> => {
  const answer = await ask(operation, roles)
  if (operation === 'readRun') return answer.json.data.operations !== null
  if (operation === 'queryFigures') return answer.json.data.figures[FOREIGN]['2025-11'].total_cost !== null
  return answer.status === 200 && answer.text.includes(FOREIGN)
}

const SHOWING: readonly Operation[] = [
  'listFigures',
  'exportFigures',
  'queryFigures',
  'explainFigure',
  'listTenants',
  'readRun',
]

describe('a budget owner', () => {
  test('sees nobody else, and would with a role that sees the platform', async () => {
    for (const operation of SHOWING) {
      expect([operation, await seesOthers(operation, ['ROLE_BUDGET_OWNER'])]).toEqual([operation, false])
      expect([operation, await seesOthers(operation, ['ROLE_FINANCE'])]).toEqual([operation, true])
    }
  })

  test('who uses dashboards too stays fenced everywhere', async () => {
    for (const operation of SHOWING) {
      const both = await seesOthers(operation, ['ROLE_DASHBOARD_USER', 'ROLE_BUDGET_OWNER'])
      expect([operation, both]).toEqual([operation, false])
    }
  })

  test('who may read everything sees the platform there, and exports, explains and runs stay fenced', async () => {
    const seen: Record<string, boolean> = {}
    for (const operation of SHOWING) {
      seen[operation] = await seesOthers(operation, ['ROLE_BUDGET_OWNER', 'ROLE_READ_ONLY'])
    }
    expect(seen).toEqual({
      listFigures: true,
      exportFigures: false,
      queryFigures: true,
      explainFigure: false,
      listTenants: true,
      readRun: false,
    })
  })

  test('whose token names no tenants is refused with that reason, in the same words for each operation', async () => {
    const messages = new Set<string>()
    for (const operation of [...SHOWING, 'listMeasures', 'listPeriods', 'listRuns'] as const) {
      const { status, json } = await ask(operation, ['ROLE_BUDGET_OWNER'], [])
      expect(status).toBe(403)
      messages.add(json.error.message)
    }
    expect([...messages]).toHaveLength(1)
    expect([...messages][0]).toContain('names none')
  })

  test('finds their tenants whichever case the token writes them in', async () => {
    const { json } = await ask('listTenants', ['ROLE_BUDGET_OWNER'], [OWN.toUpperCase()])
    expect(json.data.tenants.map((tenant: { tenant_id: string }) => tenant.tenant_id)).toEqual([OWN])
  })

  test('of a tenant that is in no run sees an empty list, not an error that tells of runs', async () => {
    const absent = '99999999-0000-4000-8000-000000000000'
    const { status, json } = await ask('listFigures', ['ROLE_BUDGET_OWNER'], [absent])
    expect(status).toBe(200)
    expect([json.data.tenants, json.data.tenant_count, json.data.next_cursor]).toEqual([[], 0, null])
  })
})

test('tenants in the token of someone who sees the platform narrow nothing: the role decides', async () => {
  const { json } = await ask('listFigures', ['ROLE_FINANCE'], [OWN])
  expect(json.data.tenant_count).toBeGreaterThan(1)
})
