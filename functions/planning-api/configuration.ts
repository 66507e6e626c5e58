// The planning API's configuration: that of the figures API, what a budget is held against, and where archives are.
import * as z from 'zod'
import { type ApiConfiguration, readApiConfiguration } from '../figures-api/configuration.ts'
import { readEnvironment } from '../runtime/config.ts'

const trueOrFalse = z
  .enum(['true', 'false'], { error: 'it takes true or false' })
  .transform((text) => text === 'true')

const configuration = z.object({
  /** Where the inputs of runs are archived. */
  ARCHIVE_BUCKET: z.string().min(1),
  /** A variance by more than both, or either, of these is asked a commentary for. */
  MATERIALITY_AMOUNT_CENTS: z.coerce.number().int().min(0).default(10_000),
  MATERIALITY_PERCENT: z.coerce.number().min(0).multipleOf(0.01).default(5),
  MATERIALITY_PASSED: z.enum(['both', 'either']).default('both'),
  /** Whether who locks, or approves, a fiscal year must have submitted nothing to it. */
  BUDGET_LOCK_NEEDS_ANOTHER_PERSON: trueOrFalse.default(false),
  BUDGET_APPROVAL_NEEDS_ANOTHER_PERSON: trueOrFalse.default(true),
})

export type PlanningConfiguration = ApiConfiguration & z.infer<typeof configuration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readPlanningConfiguration(environment: NodeJS.ProcessEnv): PlanningConfiguration {
  return { ...readApiConfiguration(environment), ...readEnvironment(configuration, environment) }
}
