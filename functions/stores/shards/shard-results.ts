// What a shard comes to, kept between the step that computes it and the one that merges: tables as compressed lines, and one
// object that names them and says the rest. It is written last, so that a result that can be read is whole.
import pMap from 'p-map'
import * as z from 'zod'
import type { DerivationLine } from '../../../shared/contract/explanation.ts'
import type { UnallocatedCost, UnallocatedReason } from '../../../shared/contract/run-figures.ts'
import type { ShardCosts } from '../../../shared/shards/allocate-shard.ts'
import { WARNING_MESSAGES, type WarningCode } from '../../../shared/warnings/codes.ts'
import { packPart } from '../archive/pack-part.ts'
import { readPart } from '../archive/read-part.ts'
import { packLines, unpackLines } from '../runs/pack-lines.ts'
import { getJson, putJson } from './json-object.ts'
import { intact } from './shard-inputs.ts'
import type { ShardObjects } from './shard-objects.ts'

const SHARDS_AT_ONCE = 4
const COST_COLUMNS = ['tenantId', 'vpsCents', 'ipCents', 'unknownResources'] as const
const LINE_COLUMNS = ['tenantId', 'lines'] as const
const UNALLOCATED_COLUMNS = ['reason', 'resourceId', 'label', 'cents'] as const

interface CostRow {
  readonly tenantId: string
  readonly vpsCents: number
  readonly ipCents: number
  readonly unknownResources: number
}

/** A tenant's lines as an explanation's items hold them: the bulk of a result stays text until somebody derives from it. */
interface LinesRow {
  readonly tenantId: string
  readonly lines: string
}

interface UnallocatedPart {
  readonly reason: UnallocatedReason
  readonly resourceId: string
  readonly label: string | null
  readonly cents: number | null
}

const part = z.object({ name: z.string(), key: z.string(), rows: z.int(), sha256: z.string() })
const pool = z.object({
  sourceCents: z.int(),
  ownCents: z.int(),
  unknownResources: z.int(),
  unallocated: part,
})
const code = z.enum(Object.keys(WARNING_MESSAGES) as (WarningCode & keyof typeof WARNING_MESSAGES)[])
const resultForm = z.object({
  costs: part,
  lines: part,
  pools: z.object({ vps: pool, ip: pool }),
  unknownCostShare: z.object({ unknownResources: z.int(), paidResources: z.int() }),
  warnings: z.array(
    z.union([
      z.object({ code, count: z.int(), examples: z.array(z.string()) }),
      z.object({ code, ids: z.array(z.string()) }),
    ]),
  ),
})

/** The same costs give the same objects. @throws ShardsUnavailableError */
export async function writeResult(objects: ShardObjects, shard: number, costs: ShardCosts): Promise<void> {
  const { costByTenant, pools, unknownCostShare, warnings } = costs
  const write = async (name: string, columns: readonly string[], rows: readonly object[]) => {
    const packed = await packPart(name, columns, rows)
    await objects.put(packed.part.key, packed.bytes, 'application/gzip')
    return packed.part
  }
  const writePool = async (name: 'vps' | 'ip') => ({
    ...pools[name],
    unallocated: await write(`unallocated ${name}`, UNALLOCATED_COLUMNS, pools[name].unallocated),
  })
  const tenantIds = [...costByTenant.keys()].sort()
  const costRows = tenantIds.map((tenantId) => ({ tenantId, ...costByTenant.get(tenantId) }))
  const lineRows = tenantIds.map((tenantId) => ({
    tenantId,
    lines: packLines(costs.derive(tenantId)).join(''),
  }))
  await putJson(objects, keyOf(shard), {
    costs: await write('costs', COST_COLUMNS, costRows),
    lines: await write('lines', LINE_COLUMNS, lineRows),
    pools: { vps: await writePool('vps'), ip: await writePool('ip') },
    unknownCostShare,
    warnings,
  })
}

/** Of that many shards, in their order. @throws ShardsUnavailableError when one is not there, or is not what was written */
export function readResults(objects: ShardObjects, shards: number): Promise<ShardCosts[]> {
  const numbers = Array.from({ length: shards }, (_, number) => number)
  return pMap(numbers, (number) => readResult(objects, number), { concurrency: SHARDS_AT_ONCE })
}

async function readResult(objects: ShardObjects, shard: number): Promise<ShardCosts> {
  const { costs, lines, pools, unknownCostShare, warnings } = await getJson(objects, keyOf(shard), resultForm)
  const read = <Row>(from: z.output<typeof part>, columns: readonly string[]) =>
    intact(() => readPart<Row>(objects, from, columns))
  const readPool = async (name: 'vps' | 'ip') => {
    const rows = await read<UnallocatedPart>(pools[name].unallocated, UNALLOCATED_COLUMNS)
    return {
      ...pools[name],
      unallocated: rows.map(
        ({ reason, resourceId, label, cents }): UnallocatedCost => ({
          ...{ pool: name, reason, resourceId, label, cents },
        }),
      ),
    }
  }
  const costRows = await read<CostRow>(costs, COST_COLUMNS)
  const textOf = new Map(
    (await read<LinesRow>(lines, LINE_COLUMNS)).map(({ tenantId, lines: text }) => [tenantId, text]),
  )
  return {
    costByTenant: new Map(costRows.map(({ tenantId, ...cost }) => [tenantId, cost])),
    pools: { vps: await readPool('vps'), ip: await readPool('ip') },
    unknownCostShare,
    warnings,
    derive: (tenantId) => linesOf(textOf.get(tenantId)),
  }
}

function linesOf(text: string | undefined): DerivationLine[] {
  return text === undefined || text === '' ? [] : unpackLines([text])
}

function keyOf(shard: number): string {
  return `results/${shard}.json`
}
