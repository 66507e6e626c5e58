// Which shard computes which servers: all IPs of a VPS and all assignments of an IP stay together, so that a shard knows all
// that decides a server's shares. Balanced by assignments; the same rows in the same order give the same shards.
import type { HistoricStatuses } from '../archive/historic-statuses.ts'
import type { AssignmentRow, CostInputs, IpRow, VpsRow } from '../inputs/cost-inputs.ts'

/** The resource rows of one shard, each table in the order it was read. */
export interface ShardRows {
  readonly vps: VpsRow[]
  readonly ips: IpRow[]
  readonly assignments: AssignmentRow[]
}

/** @param shards at least 1; with fewer servers than that some are empty */
export function splitResources(
  { vps, ips, assignments }: Pick<CostInputs, 'vps' | 'ips' | 'assignments'>,
  shards: number,
): ShardRows[] {
  const serverOfIp = new Map(ips.map((ip) => [ip.id, serverOf(ip)]))
  // A row that leads to no server stands for itself: it still has its warnings.
  const serverOfAssignment = ({ id, ipId }: AssignmentRow) =>
    ipId === null ? id : (serverOfIp.get(ipId) ?? ipId)
  const sizes = new Map<string, number>()
  for (const { id } of vps) sizes.set(id, 0)
  for (const ip of ips) sizes.set(serverOf(ip), 0)
  for (const assignment of assignments) {
    const server = serverOfAssignment(assignment)
    sizes.set(server, (sizes.get(server) ?? 0) + 1)
  }
  const shardOf = balanced(sizes, shards)
  const rows = Array.from({ length: shards }, (): ShardRows => ({ vps: [], ips: [], assignments: [] }))
  const at = (server: string) => rows[shardOf.get(server) as number] as ShardRows
  for (const row of vps) at(row.id).vps.push(row)
  for (const row of ips) at(serverOf(row)).ips.push(row)
  for (const row of assignments) at(serverOfAssignment(row)).assignments.push(row)
  return rows
}

/** What of the archive's statuses is about the rows of a shard. */
export function statusesOfShard({ vps, ips }: ShardRows, statuses: HistoricStatuses): HistoricStatuses {
  const among = (ids: ReadonlySet<string>, rows: readonly { readonly id: string }[]) =>
    new Set(rows.map(({ id }) => id).filter((id) => ids.has(id)))
  return {
    readAtMs: statuses.readAtMs,
    unarchivedVps: among(statuses.unarchivedVps, vps),
    unarchivedIps: among(statuses.unarchivedIps, ips),
  }
}

function serverOf({ id, vpsId }: IpRow): string {
  return vpsId ?? id
}

/** The largest first, each to the shard that has the least so far; equals by id, then by number. */
function balanced(sizes: ReadonlyMap<string, number>, shards: number): ReadonlyMap<string, number> {
  const loads = Array.from({ length: shards }, () => 0)
  const largestFirst = [...sizes].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return new Map(
    largestFirst.map(([server, size]) => {
      const lightest = loads.indexOf(Math.min(...loads))
      // A server without assignments is work too.
      loads[lightest] = (loads[lightest] as number) + size + 1
      return [server, lightest]
    }),
  )
}
