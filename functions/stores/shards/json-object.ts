// Small objects that steps hand each other, as JSON that is checked when it is read.
import type * as z from 'zod'
import { type ShardObjects, ShardsUnavailableError } from './shard-objects.ts'

export function putJson(objects: ShardObjects, key: string, value: unknown): Promise<void> {
  return objects.put(key, Buffer.from(JSON.stringify(value)), 'application/json')
}

/** @throws ShardsUnavailableError when it is not there, or is not what an earlier step writes */
export async function getJson<Schema extends z.ZodType>(
  objects: ShardObjects,
  key: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const bytes = await objects.get(key)
  if (bytes === null) throw new ShardsUnavailableError(`${key} is not there.`)
  const parsed = schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  if (parsed.success) return parsed.data
  throw new ShardsUnavailableError(
    `${key} is not what this version writes: ${parsed.error.issues[0]?.message}.`,
  )
}
