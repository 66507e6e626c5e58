// Housekeeping after a publication. It never fails a run that is published: what it could not mark the next run marks.
import { logger } from '../runtime/logger.ts'
import { expireRuns } from '../stores/runs/expire-runs.ts'
import type { Services } from './services.ts'

type HousekeepingServices = Pick<Services, 'table' | 'clock'> & {
  readonly configuration: Pick<Services['configuration'], 'RUN_RETENTION_DAYS'>
}

export async function letOldRunsExpire(
  period: string,
  { table, clock, configuration }: HousekeepingServices,
): Promise<void> {
  try {
    await expireRuns(table, period, clock(), configuration.RUN_RETENTION_DAYS)
  } catch (cause) {
    logger.warn('Superseded runs could not be marked to expire; the next run tries again.', cause as Error)
  }
}
