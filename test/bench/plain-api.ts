// What the API is measured against: the same keys read with nothing but the client's own calls, and a handler that checks
// the token and reads the pointer and does nothing else.

import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { createLocalJWKSet, exportJWK, jwtVerify } from 'jose'
import type { FiguresTable } from '../../functions/stores/figures-table.ts'
import {
  type ItemKey,
  pointerKey,
  recordKey,
  tenantKey,
  totalsKey,
} from '../../functions/stores/runs/keys.ts'
import { AUDIENCE, eventOf, ISSUER, type TestApi } from '../engines/figures-api.ts'

// As in batch-get.ts: the pair must differ in what is done, not in how much of it at once.
const KEYS_A_BATCH = 100
const BATCHES_AT_ONCE = 8
const OFFICIAL = { method: 'even', policies: { shareIdle: 'none', sharePlatform: 'none' } } as const

/** @returns how many items were read, consistently, and thrown away */
export async function plainKeyRead(
  table: FiguresTable,
  tenants: readonly string[],
  periods: readonly string[],
): Promise<number> {
  const pointers = await readAll(
    table,
    periods.map((period) => pointerKey({ period, ...OFFICIAL })),
  )
  const runIds = pointers.map(({ runId }) => runId as string)
  const heads = await readAll(
    table,
    runIds.flatMap((runId) => [recordKey(runId), totalsKey(runId)]),
  )
  const rows = await readAll(
    table,
    runIds.flatMap((runId) => tenants.map((tenant) => tenantKey(runId, tenant))),
  )
  return pointers.length + heads.length + rows.length
}

async function readAll(table: FiguresTable, keys: readonly ItemKey[]): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  let next = 0
  const work = async () => {
    while (next < keys.length) {
      const Keys = keys.slice(next, next + KEYS_A_BATCH)
      next += KEYS_A_BATCH
      const { Responses } = await table.client.send(
        new BatchGetCommand({ RequestItems: { [table.name]: { Keys: [...Keys], ConsistentRead: true } } }),
      )
      items.push(...(Responses?.[table.name] ?? []))
    }
  }
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, work))
  return items
}

/** A handler in the same middy, with the same key. */
export async function plainCheck(
  table: FiguresTable,
  { keys }: TestApi,
  period: string,
): Promise<(token: string) => Promise<unknown>> {
  const published = { ...(await exportJWK(keys.publicKey)), kid: 'test-key', alg: 'RS256' }
  const keySet = createLocalJWKSet({ keys: [published] })
  const currentDate = new Date(Date.UTC(2025, 11, 15))
  const handler = middy<APIGatewayProxyEventV2, { statusCode: number }>().handler(async (event) => {
    const token = event.headers.authorization?.slice('Bearer '.length) ?? ''
    await jwtVerify(token, keySet, { issuer: ISSUER, audience: AUDIENCE, algorithms: ['RS256'], currentDate })
    await table.client.send(
      new GetCommand({
        TableName: table.name,
        Key: pointerKey({ period, ...OFFICIAL }),
        ConsistentRead: true,
      }),
    )
    return { statusCode: 304 }
  })
  return async (token) =>
    handler(eventOf({ path: `/api/v1/figures?period=${period}`, token }, 0), {} as Context, {} as never)
}
