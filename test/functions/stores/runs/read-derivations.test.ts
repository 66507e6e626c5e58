// All derivations of a run as they are handed on: each tenant once and whole, however many items it lies in, or a refusal.
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { explanationKey } from '../../../../functions/stores/runs/keys.ts'
import { takeDerivations } from '../../../../functions/stores/runs/read-derivations.ts'
import { findRun } from '../../../../functions/stores/runs/run-reader.ts'
import type { DerivationLine } from '../../../../shared/contract/explanation.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { assignment, ip, tenant, vps } from '../../../worlds/world.ts'
import { FIRST_START_MS, incompressible, OFFICIAL, publishAt, runOf, tenantId } from './sample-runs.ts'

const TENANTS = Array.from({ length: 40 }, (_, number) => tenantId(number))
/** Three tenants are on both servers, whose labels are more than one item holds; the others on one, and the last on none. */
const long = [0, 1].map((number) =>
  vps(`long-${number}`, 1_000, { label: incompressible(`${number}`, 250_000) }),
)
const run = runOf({
  tenants: TENANTS.map((id) => tenant(id)),
  vps: [...long, vps('short', 500)],
  ips: [...long, { id: 'short' }].map(({ id }) => ip(`ip-${id}`, id, 100)),
  assignments: TENANTS.slice(0, -1).flatMap((id, number) =>
    number < 3 ? long.map((server) => assignment(`ip-${server.id}`, id)) : [assignment('ip-short', id)],
  ),
})
let store: TestTable
let table: FiguresTable

beforeAll(async () => {
  store = await startFiguresTable()
  table = store.table
  await publishAt(table, FIRST_START_MS, run)
})
afterAll(() => store.stop())

test('every tenant that carries cost is handed on once, with all its lines', async () => {
  const taken = new Map<string, readonly DerivationLine[]>()
  let calls = 0
  await takeDerivations(table, await findRun(table, OFFICIAL), (id, lines) => {
    calls += 1
    taken.set(id, lines)
  })
  expect([calls, taken.size]).toEqual([39, 39])
  for (const [id, lines] of taken) expect(lines).toEqual(run.derive(id))
})

test('a run that lost a part of one, or the whole of one, is refused', async () => {
  const { runId, ...record } = await findRun(table, OFFICIAL)
  const Key = explanationKey(runId, tenantId(1), 1)
  await table.client.send(new DeleteCommand({ TableName: table.name, Key }))
  const taken = () => takeDerivations(table, { ...record, runId }, () => undefined)
  const expired = { name: 'NotPublishedError', reason: 'expired' }
  // What is left of it is cut off.
  await expect(taken()).rejects.toMatchObject(expired)
  const rest = explanationKey(runId, tenantId(1), 0)
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: rest }))
  await expect(taken()).rejects.toMatchObject(expired)
})
