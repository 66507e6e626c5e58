// Circumstances in which the API refuses whatever is asked: a store that is empty, one that fails, one whose run has
// expired, one with more to say than an answer holds; a sign-in service that is not there.
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { expireRecord } from '../../../../functions/stores/runs/run-record.ts'
import { EXAMPLE_RUN_ID } from '../../../../shared/contract/api/examples/example-month.ts'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { assignment, ip, tenant, vps } from '../../../worlds/world.ts'
import { FIRST_START_MS, incompressible, publishAt, runOf, tenantId } from '../../stores/runs/sample-runs.ts'
import { EXAMPLE_NOW_MS, type ExampleApi, publishExample } from './example-world.ts'

export interface RefusalWorlds {
  readonly usual: TestApi
  readonly asksForSecondFactor: TestApi
  readonly answersOnceAMinute: TestApi
  readonly empty: TestApi
  readonly expired: TestApi
  readonly overfull: TestApi
  readonly mistaken: TestApi
  readonly storeAway: TestApi
  readonly signInAway: TestApi
}

export async function startRefusalWorlds({ api, store }: ExampleApi): Promise<RefusalWorlds> {
  const { table } = store
  const start = (of: FiguresTable, environment = {}, fetchesKeys = false) =>
    startFiguresApi({ table: of, now: () => EXAMPLE_NOW_MS, environment, fetchesKeys })
  const empty = await store.another()
  return {
    usual: api,
    asksForSecondFactor: await start(table, { SECOND_FACTOR_MINUTES: '15' }),
    answersOnceAMinute: await start(table, { REQUESTS_PER_MINUTE: '1' }),
    empty: await start(empty.table),
    expired: await start(await expiredTable(store)),
    overfull: await start(await overfullTable(store)),
    mistaken: await start(failing(table, new TypeError('a mistake of ours'))),
    storeAway: await start(failing(table, Object.assign(new Error('connect'), { $metadata: {} }))),
    signInAway: await start(table, { OIDC_JWKS_URL: 'http://127.0.0.1:1/jwks' }, true),
  }
}

async function expiredTable(store: ExampleApi['store']): Promise<FiguresTable> {
  const { table } = await store.another()
  await publishExample(table)
  await expireRecord(table, EXAMPLE_RUN_ID, EXAMPLE_NOW_MS / 1000 - 1)
  return table
}

const LONG_NAME = 300_000
const LONG_NAMES = 20

/** A few tenants and servers whose names alone are too much for one answer. */
async function overfullTable(store: ExampleApi['store']): Promise<FiguresTable> {
  const { table } = await store.another()
  const tenants = Array.from({ length: LONG_NAMES }, (_, number) =>
    tenant(tenantId(number), { name: incompressible(`name ${number}`, LONG_NAME) }),
  )
  const numbers = tenants.map((_, number) => `${number}`)
  const run = runOf({
    tenants,
    vps: numbers.map((id) => vps(id, 100, { label: incompressible(`label ${id}`, LONG_NAME) })),
    ips: numbers.map((id) => ip(id, id, 1)),
    assignments: numbers.map((id) => assignment(id, tenantId(Number(id)))),
  })
  await publishAt(table, FIRST_START_MS, run)
  return table
}

/** Every read fails with the error. */
function failing({ client, name }: FiguresTable, error: Error): FiguresTable {
  const send = () => Promise.reject(error)
  return { name, client: Object.assign(Object.create(client), { send }) }
}
