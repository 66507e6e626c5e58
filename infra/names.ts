// Names that people read: in the console, in alarms and in runbooks. All else is named by CloudFormation, so that what is
// kept when its stack is deleted never stands in the way of the next deployment.
import type { Stage } from './stages/stage.ts'

export const PRODUCT = 'penguin-figures'

/** Of the namespace that metrics of this stage are found under. */
export function metricNamespace({ name }: Stage): string {
  return `PenguinFigures/${name}`
}

/** `penguin-figures-dev-allocate-costs`: stacks, functions, queues, alarms and the dashboard are named so. */
export function physicalName({ name }: Stage, what: string): string {
  return `${PRODUCT}-${name}-${what}`
}

/** The configuration set of SES in which mail of this stage is sent. */
export function mailConfigurationSet(stage: Stage): string {
  return physicalName(stage, 'mail')
}

/** The state machine that allocates in shards. */
export const ALLOCATE_AT_SCALE = 'allocate-at-scale'

export const FAILED_INVOCATIONS = 'failed-invocations'
export const UNDELIVERED_SCHEDULES = 'undelivered-schedules'
