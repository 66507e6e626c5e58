// The ARN of the state machine that allocates in shards, for what starts it and what watches it.
import { ArnFormat, type Stack } from 'aws-cdk-lib/core'
import { ALLOCATE_AT_SCALE, physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

/** By its name: what starts or watches it does not hold its stack fast. */
export function scaleOutMachineArn(stage: Stage, stack: Stack): string {
  return stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: physicalName(stage, ALLOCATE_AT_SCALE),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })
}
