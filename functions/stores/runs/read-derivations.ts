// The derivations of all tenants of a run: its bulk, so it is read shard by shard beside each other and handed on as it
// arrives, a tenant at a time, and never held as a whole.
import pMap from 'p-map'
import type { DerivationLine } from '../../../shared/contract/explanation.ts'
import type { FiguresTable } from '../figures-table.ts'
import { queryPages } from '../query-all.ts'
import { EXPLANATIONS_RANGE, type ItemKey, shardKeys, tenantOfExplanation } from './keys.ts'
import { unpackLines } from './pack-lines.ts'
import { requireLayout } from './readable.ts'
import { expiredInPart } from './refusals.ts'
import type { RunRecord } from './run-record.ts'

const SHARDS_AT_ONCE = 16

export type TakeLines = (tenantId: string, lines: readonly DerivationLine[]) => void

type Part = Pick<ItemKey, 'sk'> & { readonly body: string }

/**
 * @param take called once for each tenant that carries any cost, in no particular order
 * @throws NotPublishedError when a part has expired, after what is there was taken, and for a run of an older layout
 */
export async function takeDerivations(
  table: FiguresTable,
  record: RunRecord,
  take: TakeLines,
): Promise<void> {
  requireLayout(record)
  const read = await pMap(shardKeys(record.runId, record.shards), (pk) => takeShard(table, pk, take), {
    concurrency: SHARDS_AT_ONCE,
  })
  const isWhole = read.every((parts) => parts !== null)
  const items = read.reduce<number>((sum, parts) => sum + (parts ?? 0), 0)
  if (!isWhole || items !== derivationItems(record)) throw expiredInPart(record)
}

/** @returns how many items it had; null where a tenant's are not whole */
async function takeShard(table: FiguresTable, pk: string, take: TakeLines): Promise<number | null> {
  const [from, to] = EXPLANATIONS_RANGE
  const pages = queryPages<Part>(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
    ProjectionExpression: 'sk, body',
    ConsistentRead: true,
  })
  let count = 0
  let isCut = false
  let tenantId: string | null = null
  let bodies: string[] = []
  const finish = () => {
    const lines = tenantId === null ? [] : linesOf(bodies)
    if (lines === null) isCut = true
    else if (tenantId !== null) take(tenantId, lines)
    bodies = []
  }
  for await (const page of pages) {
    count += page.length
    for (const part of page) {
      const owner = tenantOfExplanation(part)
      if (owner !== tenantId) finish()
      tenantId = owner
      bodies.push(part.body)
    }
  }
  finish()
  return isCut ? null : count
}

/** Null for a text that is cut off: a part of it is gone. */
function linesOf(bodies: readonly string[]): DerivationLine[] | null {
  try {
    return unpackLines(bodies)
  } catch {
    return null
  }
}

/** What a run has beside figures, its list of tenants and adjustments. */
function derivationItems({ items, figureItems, directoryItems = 0, restatement }: RunRecord): number {
  return items - figureItems - directoryItems - (restatement?.adjustmentItems ?? 0)
}
