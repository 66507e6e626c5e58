// The role of the state machine that allocates at scale: its steps, its own map runs, and what CDK adds for
// its log and its traces.
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Stack, Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { ALLOCATE_AT_SCALE, physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'
import type { LeanFunction } from './lean-function.ts'
import { scaleOutMachineArn } from './scale-out-machine-arn.ts'

export class ScaleOutRole extends Role {
  constructor(scope: Construct, id: string, stage: Stage, steps: readonly LeanFunction[]) {
    const stack = Stack.of(scope)
    const machine = scaleOutMachineArn(stage, stack)
    super(scope, id, {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
      description: 'Runs the steps of one state machine, and nothing else.',
    })
    const mapRuns = `${machine.replace(':stateMachine:', ':execution:')}/*`
    const allow = (actions: string[], resources: string[]) =>
      this.addToPolicy(new PolicyStatement({ actions, resources }))
    allow(
      ['lambda:InvokeFunction'],
      steps.map(({ lambda }) => lambda.functionArn),
    )
    allow(['states:StartExecution'], [machine])
    allow(['states:DescribeExecution', 'states:StopExecution'], [mapRuns])
    const { partition, region, account } = stack
    const prefix = ['arn', partition, 'states', region, account]
      .map((part) => asNagWrites(stack, part))
      .join(':')
    Validations.of(this).acknowledge(
      {
        id: `AwsSolutions-IAM5[Resource::${prefix}:execution:${physicalName(stage, ALLOCATE_AT_SCALE)}/*]`,
        reason:
          "A map starts an execution for each shard, and each gets a name when it starts: AWS documents the right to look at them and to stop them as one over the machine's own executions. It reaches no other machine.",
      },
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason:
          'Log delivery and traces are for no resource in particular: AWS accepts nothing but * for these actions, and documents them so for state machines. Every other statement names its resource.',
      },
    )
  }
}

/** A value that is known when the stage names account and region, and a reference when it does not. */
function asNagWrites(stack: Stack, value: string): string {
  const resolved: string | { readonly Ref: string } = stack.resolve(value)
  return typeof resolved === 'string' ? resolved : `<${resolved.Ref}>`
}
