// The allocate-costs handler over a test's own database, table and clock: everything else is as deployed.
import type { Context } from 'aws-lambda'
import type { AllocateCostsAnswer } from '../../functions/allocate-costs/answer.ts'
import type { AllocateCostsEvent } from '../../functions/allocate-costs/event.ts'
import { allocateCostsHandler } from '../../functions/allocate-costs/handler.ts'
import { type ReadRows, rowsFromPostgres } from '../../functions/allocate-costs/services.ts'
import { readConfiguration } from '../../functions/runtime/config.ts'
import { InputFingerprint } from '../../functions/runtime/input-fingerprint.ts'
import { logger } from '../../functions/runtime/logger.ts'
import type { ArchiveObjects } from '../../functions/stores/archive/archive-objects.ts'
import type { FiguresTable } from '../../functions/stores/figures-table.ts'
import type { RunFigures } from '../../shared/contract/run-figures.ts'
import { memoryArchive } from './archive.ts'

export interface AllocatorOptions {
  readonly databaseUrl: string
  readonly table: FiguresTable
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly queryTimeoutSeconds?: number
  /** Of its own when left out. */
  readonly archive?: ArchiveObjects
  /** For runs that differ in what is asked alone: the database, which stays as it is, is read once a month and moment. */
  readonly readsOnce?: boolean
}

export type Allocate = (event?: Partial<AllocateCostsEvent>) => Promise<AllocateCostsAnswer>

export function allocator(options: AllocatorOptions): Allocate {
  logger.setLogLevel('SILENT')
  const { databaseUrl, table, now, queryTimeoutSeconds = 60, archive = memoryArchive() } = options
  const configuration = readConfiguration({
    DATABASE_URL: databaseUrl,
    FIGURES_TABLE: table.name,
    QUERY_TIMEOUT_SECONDS: String(queryTimeoutSeconds),
  })
  const rows = rowsFromPostgres(configuration)
  const readRows = options.readsOnce === true ? once(rows) : rows
  const handler = allocateCostsHandler(() => ({ configuration, table, archive, readRows, clock: now }))
  return (event = {}) => handler(event as AllocateCostsEvent, {} as Context) as Promise<AllocateCostsAnswer>
}

function once(read: ReadRows): ReadRows {
  const known = new Map<string, Promise<readonly [Awaited<ReturnType<ReadRows>>, string]>>()
  const readNow = async (...[period, asOfMs]: Parameters<ReadRows>) => {
    const ofRows = new InputFingerprint()
    return [await read(period, asOfMs, ofRows), ofRows.digest()] as const
  }
  return async (period, asOfMs, fingerprint) => {
    const moment = `${period.id} ${asOfMs}`
    const reading = known.get(moment) ?? readNow(period, asOfMs, fingerprint)
    known.set(moment, reading)
    const [rows, digest] = await reading
    fingerprint.add('rows', [digest])
    return rows
  }
}

/** Every figure of a dry run. */
export async function dryFigures(
  allocate: Allocate,
  event: Partial<AllocateCostsEvent>,
): Promise<RunFigures> {
  const { figures } = await allocate({ ...event, dryRun: true, includeFigures: true })
  if (figures === undefined) throw new Error('The dry run answered without figures.')
  return figures
}
