// What the close works with; made once, outside the handler.
import * as z from 'zod'
import { MOST_UNKNOWN_COST_PERCENT } from '../../shared/closing/checklist.ts'
import { archiveConfiguration, readEnvironment } from '../runtime/config.ts'
import type { ArchiveObjects } from '../stores/archive/archive-objects.ts'
import type { FiguresTable } from '../stores/figures-table.ts'

const closeConfiguration = z.object({
  ...archiveConfiguration.shape,
  /** False for a team of one: whoever prepares a close then approves it too, and the certificate says so. */
  CLOSE_NEEDS_TWO_PEOPLE: z.stringbool({ error: 'it takes true or false' }).default(true),
  /** How much of what is paid for may have no known cost. */
  CLOSE_MOST_UNKNOWN_COST_PERCENT: z.coerce.number().min(0).max(100).default(MOST_UNKNOWN_COST_PERCENT),
})

export type CloseConfiguration = z.infer<typeof closeConfiguration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readCloseConfiguration(environment: NodeJS.ProcessEnv): CloseConfiguration {
  return readEnvironment(closeConfiguration, environment)
}

export interface CloseServices {
  readonly configuration: CloseConfiguration
  readonly table: FiguresTable
  /** Where the run's copy and the certificate are kept. */
  readonly archive: ArchiveObjects
  /** Epoch milliseconds. */
  clock(): number
}
