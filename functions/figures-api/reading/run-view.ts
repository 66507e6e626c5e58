// The tenant fence: the one way from a request to a run. Whoever sees some tenants only gets their rows, names and
// derivations, and nothing that counts, totals or hints at the others. No route reads the store past it.
import pMap from 'p-map'
import type { Sight } from '../../../shared/access/caller.ts'
import { sees } from '../../../shared/access/caller.ts'
import type { TenantExplanation } from '../../../shared/contract/explanation.ts'
import type {
  Approximation,
  PlatformFigures,
  Pool,
  PoolTotals,
  RevenueTotals,
  TenantFigures,
  UnallocatedRow,
} from '../../../shared/contract/run-figures.ts'
import type { TenantRow } from '../../../shared/measures/figure-of.ts'
import { type WithoutRow, withoutRow } from '../../../shared/tenants/without-row.ts'
import type { DirectoryEntry } from '../../stores/runs/directory.ts'
import { type TakeLines, takeDerivations } from '../../stores/runs/read-derivations.ts'
import { readRows } from '../../stores/runs/read-rows.ts'
import { expiredInPart, olderLayout } from '../../stores/runs/refusals.ts'
import { type RunHead, readUnallocated } from '../../stores/runs/run-heads.ts'
import { readExplanation, readFigures } from '../../stores/runs/run-reader.ts'
import type { RunRecord } from '../../stores/runs/run-record.ts'
import type { ApiServices } from '../services.ts'
import { type SeenApproximation, sourcesWithoutRowCounts } from './seen-approximation.ts'

export type { RunHead }

/** What one caller sees of one run. */
export interface RunView {
  readonly record: Pick<RunRecord, 'runId' | 'period' | 'asOf' | 'method' | 'publishedAt' | 'restatement'>
  readonly approximation: SeenApproximation
  /** What limits the figures of the rows: sources that were missing, and columns in which some costs are unknown. */
  limitedSources(rows: Iterable<Pick<TenantFigures, 'unknownResources'>>): readonly string[]
  /** Null for callers who see some tenants only. */
  readonly platform: PlatformFigures | null
  /** How many tenants have a row; null for callers who see some tenants only. */
  readonly tenantCount: number | null
  readonly pools: readonly PoolTotals[] | null
  readonly revenue: RevenueTotals | null
  /** What is known of a tenant that is not in the run: it tells of no other. */
  readonly withoutRow: WithoutRow
  /** The visible tenants in ascending id order. */
  tenants(): Promise<readonly DirectoryEntry[]>
  /** Rows by tenant id; ids that are unknown, or not to be seen, are absent alike. */
  rows(tenantIds: Iterable<string>): Promise<ReadonlyMap<string, TenantRow>>
  allRows(): Promise<readonly TenantRow[]>
  /** Null for callers who see some tenants only. */
  unallocated(): Promise<readonly UnallocatedRow[] | null>
  /** Null for a tenant that is unknown, or not to be seen. */
  explain(tenantId: string): Promise<TenantExplanation | null>
  /** Hands on the derivation of every visible tenant that carries cost, a tenant at a time, in no particular order. */
  takeLines(take: TakeLines): Promise<void>
}

/** What a caller who sees some tenants asks for at once. */
const TENANTS_AT_ONCE = 16

/** @throws NotPublishedError for a run of an older layout; its methods throw it when a part of the run has expired */
export function viewRun(head: RunHead, sight: Sight, { table, directories }: ApiServices): RunView {
  const { record, totals } = head
  const seesAll = sight.kind === 'platform'
  if (totals.approximation.missingSources === undefined) throw olderLayout(record)
  const rows = async (tenantIds: Iterable<string>) => {
    const wanted = [...new Set(tenantIds)].filter((tenantId) => sees(sight, tenantId))
    const found = await readRows(table, record, wanted)
    if (found.size < wanted.length) await refuseLostRows(wanted, found)
    return found
  }
  /** A row that the run's own list names and that is not there has expired: the tenant is not said to be unknown. */
  const refuseLostRows = async (wanted: readonly string[], found: ReadonlyMap<string, TenantFigures>) => {
    const absent = new Set(wanted.filter((tenantId) => !found.has(tenantId)))
    const listed = await directories(record)
    if (listed.some(({ tenantId }) => absent.has(tenantId))) throw expiredInPart(record)
  }
  const explain = async (tenantId: string) =>
    (await rows([tenantId])).has(tenantId) ? readExplanation(table, record, tenantId) : null
  const takeOwn = async (take: TakeLines) => {
    const own = (await ownRows()).map(({ tenantId }) => tenantId)
    await pMap(
      own,
      async (tenantId) => take(tenantId, (await readExplanation(table, record, tenantId)).lines),
      {
        concurrency: TENANTS_AT_ONCE,
      },
    )
  }
  const ownRows = async () =>
    seesAll
      ? []
      : [...(await rows(sight.tenantIds)).values()].sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1))
  return {
    record,
    approximation: seesAll ? totals.approximation : withoutRowCounts(totals.approximation),
    limitedSources: (seen) => [
      ...totals.approximation.missingSources,
      ...(seesAll ? unknownIn(totals.pools) : unknownBehind(seen)),
    ],
    platform: seesAll ? totals.platform : null,
    tenantCount: seesAll ? record.tenants : null,
    pools: seesAll ? totals.pools : null,
    revenue: seesAll ? totals.revenue : null,
    withoutRow: withoutRow(totals.pools, totals.revenue),
    tenants: async () => (seesAll ? directories(record) : (await ownRows()).map(nameOf)),
    rows,
    allRows: async () => (seesAll ? (await readFigures(table, record)).tenants : ownRows()),
    unallocated: async () => (seesAll ? readUnallocated(table, record) : null),
    explain,
    takeLines: (take) => (seesAll ? takeDerivations(table, record, take) : takeOwn(take)),
  }
}

function nameOf({ tenantId, tenantName }: TenantFigures): DirectoryEntry {
  return { tenantId, tenantName }
}

/** Of a run, how many rows its sources have would tell of other tenants. */
function withoutRowCounts(approximation: Approximation): SeenApproximation {
  return { ...approximation, sources: sourcesWithoutRowCounts(approximation.sources) }
}

const COST_COLUMNS: Readonly<Record<Pool, string>> = {
  vps: 'vps_instances.approximate_cost',
  ip: 'smtp_ip_addresses.approximate_cost',
  platform: 'platform cost list',
}

/** Where costs are unknown, of the whole run. */
function unknownIn(pools: readonly PoolTotals[]): string[] {
  return pools.flatMap(({ pool, unknownResources }) => (unknownResources > 0 ? COST_COLUMNS[pool] : []))
}

/** The same of some rows, which do not say in which of the two columns: others' unknown costs are not spoken of. */
function unknownBehind(rows: Iterable<Pick<TenantFigures, 'unknownResources'>>): string[] {
  const isIncomplete = [...rows].some(({ unknownResources }) => unknownResources > 0)
  return isIncomplete ? ['approximate_cost'] : []
}
