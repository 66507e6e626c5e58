// One checksum over a whole run: every key and every body, in shard and key order, whatever order they were written in.
import { createHash } from 'node:crypto'
import type { RunItem } from './pack-run.ts'

/** @param shards items of each shard in sort key order; lower-case hex SHA-256 */
export function runChecksum(shards: readonly (readonly RunItem[])[]): string {
  const hash = createHash('sha256')
  for (const items of shards) {
    for (const { pk, sk, body, explanationParts } of items)
      hash
        .update(`${pk}\n${sk}\n${explanationParts ?? ''}\n`)
        .update(body)
        .update('\n')
  }
  return hash.digest('hex')
}

/** Groups items by shard and sorts each by key: the order in which they are read back. */
export function inReadingOrder(items: readonly RunItem[]): RunItem[][] {
  const shards = new Map<string, RunItem[]>()
  for (const item of items) {
    const shard = shards.get(item.pk) ?? []
    if (shard.length === 0) shards.set(item.pk, shard)
    shard.push(item)
  }
  return [...shards.keys()]
    .sort()
    .map((pk) => (shards.get(pk) as RunItem[]).sort((a, b) => (a.sk < b.sk ? -1 : 1)))
}
