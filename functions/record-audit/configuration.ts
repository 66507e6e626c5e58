// The configuration of record-audit, from the environment, validated once.
import * as z from 'zod'
import { readEnvironment } from '../runtime/config.ts'

/** A full year, and time to look back at it. */
const USUAL_DAYS = 400
/** A quarter can always be looked back at. */
const FEWEST_DAYS = 92
const MOST_DAYS = 3_660

const DAYS = `it takes a whole number of days from ${FEWEST_DAYS} to ${MOST_DAYS}`

const configuration = z.object({
  FIGURES_TABLE: z.string().min(3).default('penguin-figures'),
  /** How long entries are kept; a change counts for those that are written from then on. */
  AUDIT_RETENTION_DAYS: z.coerce
    .number(DAYS)
    .int(DAYS)
    .min(FEWEST_DAYS, DAYS)
    .max(MOST_DAYS, DAYS)
    .default(USUAL_DAYS),
})

export type RecordAuditConfiguration = z.infer<typeof configuration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readRecordAuditConfiguration(environment: NodeJS.ProcessEnv): RecordAuditConfiguration {
  return readEnvironment(configuration, environment)
}
