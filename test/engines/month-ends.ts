// Months that end, are allocated, closed and restated, with the very handlers that are deployed: the platform's rows and the
// archive in memory, the table real, the clock the test's own.
import type { Context } from 'aws-lambda'
import type { AllocateCostsAnswer } from '../../functions/allocate-costs/answer.ts'
import type { AllocateCostsEvent } from '../../functions/allocate-costs/event.ts'
import { allocateCostsHandler } from '../../functions/allocate-costs/handler.ts'
import type { Services } from '../../functions/allocate-costs/services.ts'
import type { ClosePeriodAnswer } from '../../functions/close-period/answer.ts'
import type { ClosePeriodEvent } from '../../functions/close-period/event.ts'
import { closePeriodHandler } from '../../functions/close-period/handler.ts'
import { readCloseConfiguration } from '../../functions/close-period/services.ts'
import { readConfiguration } from '../../functions/runtime/config.ts'
import { logger } from '../../functions/runtime/logger.ts'
import type { ArchiveObjects } from '../../functions/stores/archive/archive-objects.ts'
import type { FiguresTable } from '../../functions/stores/figures-table.ts'
import type { CostInputs } from '../../shared/inputs/cost-inputs.ts'
import type { Period } from '../../shared/periods/period.ts'

const START = { awsRequestId: 'a start' } as Context

export interface MonthEndsOptions {
  readonly table: FiguresTable
  readonly archive: ArchiveObjects
  /** The platform's rows as they are now, of a month. */
  readonly rows: (period: Period) => CostInputs
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly environment?: Readonly<Record<string, string>>
}

export interface MonthEnds {
  allocate(event?: Partial<AllocateCostsEvent>): Promise<AllocateCostsAnswer>
  close(event: Partial<ClosePeriodEvent>): Promise<ClosePeriodAnswer>
}

export function monthEnds({ table, archive, rows, now, environment = {} }: MonthEndsOptions): MonthEnds {
  logger.setLogLevel('SILENT')
  const readRows: NonNullable<Services['readRows']> = async (period, _, fingerprint) => {
    const { platformCosts: _list, ...upstream } = rows(period)
    fingerprint.add('rows', [upstream])
    return upstream
  }
  const variables = {
    DATABASE_URL: 'postgres://nobody@nowhere/none',
    FIGURES_TABLE: table.name,
    ...environment,
  }
  const stores = { table, archive, clock: now }
  const allocate = allocateCostsHandler(() => ({
    ...stores,
    readRows,
    configuration: readConfiguration(variables),
  }))
  const close = closePeriodHandler(() => ({ ...stores, configuration: readCloseConfiguration(variables) }))
  return {
    allocate: (event = {}) => allocate(event as AllocateCostsEvent, START) as Promise<AllocateCostsAnswer>,
    close: (event) => close(event as ClosePeriodEvent, START),
  }
}
