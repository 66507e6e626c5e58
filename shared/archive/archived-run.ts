// A run as it is archived: all that its figures were computed from, as named parts, and the run again from them. The same
// computation over both gives the same bytes.
import type { ArchiveManifest } from '../contract/closing/archive.ts'
import type { RunRequest } from '../figures/run-request.ts'
import { type MappingLine, vendorLookup } from '../finance/mapping-lines.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { parseInstant } from '../periods/instants.ts'
import { parsePeriod } from '../periods/period.ts'
import { columnsOf, partNameOf, TABLE_NAMES } from './archived-tables.ts'
import type { HistoricStatuses } from './historic-statuses.ts'

/** What a run computes from, and is asked; the mapping stands for its vendors. */
export interface ArchivedRun {
  readonly inputs: CostInputs
  readonly mapping: readonly MappingLine[]
  readonly request: Omit<RunRequest, 'vendorOf'>
}

/** A part before it is written: rows in the order they were read. */
export interface PartOfRun {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly object[]
}

/** The rows of each part by its name, as they were read back; a part that was not archived is absent. */
export type PartRows = ReadonlyMap<string, readonly unknown[]>

const MISSING = 'missing'
const MAPPING = 'vendor-mapping'
const MAPPING_COLUMNS = [
  'kind',
  'id',
  'vendor',
  'tier',
  'costCentre',
  'glAccount',
] as const satisfies readonly (keyof MappingLine)[]
const UNARCHIVED_COLUMNS = ['pool', 'id'] as const
type Unarchived = Readonly<Record<(typeof UNARCHIVED_COLUMNS)[number], string>>

/** Which of the rows the month's archive did not hold: it says where statuses come from, and is no input itself. */
export const UNARCHIVED = 'unarchived'

/** The columns of each part, for whoever reads them back. */
export const COLUMNS_OF_PARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ...TABLE_NAMES.map((table) => [partNameOf(table), columnsOf(table)] as const),
  [MISSING, ['name']],
  [MAPPING, MAPPING_COLUMNS],
  [UNARCHIVED, UNARCHIVED_COLUMNS],
])

/** The parts that statuses are taken from. */
export const STATUS_PARTS = ['vps', 'ips', 'assignments', 'subscriptions', MISSING] as const

/** Parts in a fixed order; a list that was never imported is left out, which an empty one is not. */
export function partsOf({ inputs, mapping, request: { statuses } }: ArchivedRun): PartOfRun[] {
  const rowsOf: [string, readonly object[] | null][] = [
    ...TABLE_NAMES.map((table): [string, readonly object[] | null] => [partNameOf(table), inputs[table]]),
    [MISSING, [...inputs.missing].sort().map((name) => ({ name }))],
    [MAPPING, mapping],
    [UNARCHIVED, statuses === undefined ? null : unarchivedRows(statuses)],
  ]
  return rowsOf.flatMap(([name, rows]) =>
    rows === null ? [] : [{ name, columns: COLUMNS_OF_PARTS.get(name) ?? [], rows }],
  )
}

/** The inputs of the run, from the parts that were read; a table whose part was not is empty. */
export function inputsOf(parts: PartRows): CostInputs {
  const tables = TABLE_NAMES.map((table) => [table, parts.get(partNameOf(table)) ?? []])
  return {
    ...(Object.fromEntries(tables) as Omit<CostInputs, 'missing'>),
    platformCosts: (parts.get(partNameOf('platformCosts')) ?? null) as CostInputs['platformCosts'],
    missing: new Set((parts.get(MISSING) ?? []).map((row) => (row as { name: string }).name)),
  }
}

export function mappingOf(parts: PartRows): readonly MappingLine[] {
  return (parts.get(MAPPING) ?? []) as MappingLine[]
}

/** What the run was asked, as `computeRun` takes it. */
export function requestOf(manifest: ArchiveManifest, parts: PartRows): RunRequest {
  const { period, asOf, readAt, statusesReadAt, method, policies } = manifest
  return {
    period: parsePeriod(period),
    asOfMs: parseInstant(asOf, 'asOf'),
    readAtMs: parseInstant(readAt, 'readAt'),
    ...(statusesReadAt !== null && { statuses: statusesOf(statusesReadAt, parts) }),
    method,
    policies,
    vendorOf: vendorLookup(mappingOf(parts)),
  }
}

function unarchivedRows({ unarchivedVps, unarchivedIps }: HistoricStatuses): Unarchived[] {
  return [
    ...[...unarchivedVps].map((id) => ({ pool: 'vps', id })),
    ...[...unarchivedIps].map((id) => ({ pool: 'ip', id })),
  ]
}

function statusesOf(readAt: string, parts: PartRows): HistoricStatuses {
  const rows = (parts.get(UNARCHIVED) ?? []) as Unarchived[]
  const idsOf = (asked: string) => new Set(rows.filter(({ pool }) => pool === asked).map(({ id }) => id))
  return {
    readAtMs: parseInstant(readAt, 'statusesReadAt'),
    unarchivedVps: idsOf('vps'),
    unarchivedIps: idsOf('ip'),
  }
}
