// The allocation at scale: a state machine of AWS Step Functions over the shards of a month, started by allocate-costs above
// the stage's threshold or by hand. Only in stages that set one.
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { DefinitionBody, LogLevel, StateGraph, StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Duration, Stack, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { StepName } from '../functions.ts'
import { ALLOCATE_AT_SCALE, physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'
import { KeptLogs } from './kept-logs.ts'
import { type FunctionSources, LeanFunction } from './lean-function.ts'
import { ScaleOutBucket } from './scale-out-bucket.ts'
import { ScaleOutRole } from './scale-out-role.ts'
import { type Steps, scaleOutSteps } from './scale-out-steps.ts'

/** Three steps of fifteen minutes, each tried five times, with shards in several turns. */
const LONGEST_EXECUTION = Duration.hours(6)

export class ScaleOut extends Construct {
  readonly steps: Steps
  readonly machine: StateMachine

  constructor(
    scope: Construct,
    id: string,
    sources: FunctionSources,
    { shardsAtOnce, assignmentsAShard }: NonNullable<Stage['scaleOut']>,
  ) {
    super(scope, id)
    const { stage, data } = sources
    const bucket = new ScaleOutBucket(this, 'Shards', data.dataKey)
    const step = (name: StepName): LeanFunction => {
      const made = new LeanFunction(this, name, name, sources)
      for (const statement of onShards(bucket, data.dataKey.keyArn)) made.role.addToPolicy(statement)
      acknowledge(made, bucket)
      made.lambda.addEnvironment('SHARDS_BUCKET', bucket.bucketName)
      return made
    }
    this.steps = {
      'plan-allocation': step('plan-allocation'),
      'allocate-shard': step('allocate-shard'),
      'publish-allocation': step('publish-allocation'),
    }
    this.steps['plan-allocation'].lambda.addEnvironment('ASSIGNMENTS_A_SHARD', String(assignmentsAShard))
    const role = new ScaleOutRole(this, 'Role', stage, Object.values(this.steps))
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: physicalName(stage, ALLOCATE_AT_SCALE),
      comment: 'Allocates a month in shards and publishes the run. Its input is the event of allocate-costs.',
      definitionBody: this.definition(shardsAtOnce),
      role,
      timeout: LONGEST_EXECUTION,
      tracingEnabled: true,
      // What goes from step to step names objects and carries no row.
      logs: {
        destination: new KeptLogs(this, 'Logs', stage),
        level: LogLevel.ALL,
        includeExecutionData: true,
      },
    })
  }

  /** As text: given the states themselves, CDK would add rights over every execution of the machine's name, in any form. */
  private definition(shardsAtOnce: number): DefinitionBody {
    const { startState } = scaleOutSteps(this, this.steps, shardsAtOnce)
    const graph = new StateGraph(startState, 'An allocation at scale')
    return DefinitionBody.fromString(Stack.of(this).toJsonString(graph.toGraphJson()))
  }
}

/** Objects of the shards' bucket, by their key. Listing is what tells an object that is not there from one that may not be read. */
function onShards(bucket: ScaleOutBucket, keyArn: string): PolicyStatement[] {
  const { region, urlSuffix } = Stack.of(bucket)
  return [
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
    new PolicyStatement({
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [bucket.arnForObjects('*')],
    }),
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.${urlSuffix}` } },
    }),
  ]
}

function acknowledge({ role, lambda }: LeanFunction, bucket: ScaleOutBucket): void {
  const { 'Fn::GetAtt': [bucketId] = [''] } = Stack.of(bucket).resolve(bucket.bucketArn)
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
    reason:
      "The objects of a run are named by its id and by their checksums, which nobody knows before: a right to them can only name the bucket's objects. Nothing else lies in it, and all of it expires.",
  })
  Validations.of(lambda).acknowledge({
    id: 'Serverless-LambdaDLQ',
    reason:
      'The state machine calls it and waits for its answer: what fails is tried again by the machine, and what fails for good ends the execution, which an alarm tells of. A dead-letter queue is for calls that nobody waits for.',
  })
}
