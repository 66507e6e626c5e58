// The allocate-costs handler over a test's own database, table and clock: everything else is as deployed.
import type { Context } from 'aws-lambda'
import type { AllocateCostsAnswer } from '../../functions/allocate-costs/answer.ts'
import type { AllocateCostsEvent } from '../../functions/allocate-costs/event.ts'
import { allocateCostsHandler } from '../../functions/allocate-costs/handler.ts'
import { readConfiguration } from '../../functions/runtime/config.ts'
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
  const handler = allocateCostsHandler(() => ({ configuration, table, archive, clock: now }))
  return (event = {}) => handler(event as AllocateCostsEvent, {} as Context) as Promise<AllocateCostsAnswer>
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
