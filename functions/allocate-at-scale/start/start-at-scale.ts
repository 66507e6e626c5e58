// Whether a month is more than one function should take: then the state machine is started with the very event, and whoever
// asked is told where to look.
import type { AllocateCostsEvent } from '../../allocate-costs/event.ts'
import { ConfigurationError } from '../../runtime/errors.ts'
import { countAssignments } from '../../sources/postgres/count-assignments.ts'
import type { StartConfiguration } from '../configuration.ts'
import { startStateMachine } from './start-state-machine.ts'

export interface StartServices {
  readonly configuration: StartConfiguration & {
    readonly DATABASE_URL: string
    readonly QUERY_TIMEOUT_SECONDS: number
  }
  /** AWS Step Functions, unless a test brings its own. @returns the ARN of the execution */
  start?(stateMachineArn: string, event: AllocateCostsEvent): Promise<string>
}

/** What allocate-costs answers in place of figures. */
export interface StartedAtScale {
  readonly outcome: 'started'
  readonly message: string
  readonly assignments: number
  readonly execution: string
  readonly next: readonly string[]
}

/**
 * @returns null when one function is to do it: below the threshold, where the stage has none, and for what an allocation at
 * scale does not do (restatements, figures or an explanation in the answer)
 * @throws the errors of the source, each a sentence; ConfigurationError for a threshold without a state machine
 */
export async function startAtScale(
  event: AllocateCostsEvent,
  { configuration, start = startStateMachine }: StartServices,
): Promise<StartedAtScale | null> {
  const { SCALE_OUT_ABOVE_ASSIGNMENTS: above, SCALE_OUT_STATE_MACHINE: stateMachine } = configuration
  if (above === undefined || needsOneFunction(event)) return null
  if (stateMachine === undefined) {
    throw new ConfigurationError(
      'SCALE_OUT_ABOVE_ASSIGNMENTS is set and SCALE_OUT_STATE_MACHINE is not: it takes the ARN of the state machine that allocates at scale.',
    )
  }
  const assignments = await countAssignments({
    databaseUrl: configuration.DATABASE_URL,
    queryTimeoutSeconds: configuration.QUERY_TIMEOUT_SECONDS,
  })
  if (assignments <= above) return null
  const execution = await start(stateMachine, event)
  return {
    outcome: 'started',
    message: `Started at scale: ${assignments} assignments are more than the ${above} that one function takes. Nothing is published yet.`,
    assignments,
    execution,
    next: [
      'The execution in AWS Step Functions shows how far it is; the run is current when it has succeeded.',
    ],
  }
}

function needsOneFunction({ restate, includeFigures, explain }: AllocateCostsEvent): boolean {
  return restate !== undefined || includeFigures || explain !== undefined
}
