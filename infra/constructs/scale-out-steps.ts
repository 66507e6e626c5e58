// The steps of an allocation at scale, in their order: plan, for one method a count over all shards, every shard, publication.
// Tasks are written as the state machine reads them: CDK's own would also let it invoke every version of a function.
import {
  Choice,
  Condition,
  CustomState,
  DistributedMap,
  type IChainable,
  JsonPath,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions'
import { Duration, Stack } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { StepName } from '../functions.ts'
import type { LeanFunction } from './lean-function.ts'

export type Steps = Readonly<Record<StepName, LeanFunction>>

/** What trying again cannot help: the event, the rows or the code have to change first. */
const FINAL = [
  'InvalidInputError',
  'RefusedError',
  'NotConservedError',
  'ConfigurationError',
  'AccessDeniedError',
]

const SECONDS_TO_ANSWER = 60

const BACK_OFF = {
  interval: Duration.seconds(5),
  backoffRate: 2,
  maxDelay: Duration.minutes(2),
  maxAttempts: 4,
}

/** @param shardsAtOnce how many shards may run beside each other */
export function scaleOutSteps(scope: Construct, steps: Steps, shardsAtOnce: number): IChainable {
  const task = (id: string, step: StepName, payload: object) =>
    taskOf(scope, id, steps[step], payload, step !== 'allocate-shard')
  const overShards = (id: string, pass: 'count' | 'allocate') =>
    new DistributedMap(scope, id, {
      // Rights to redrive are given by this name.
      label: id.replaceAll(' ', ''),
      mapExecutionType: StateMachineType.STANDARD,
      itemsPath: '$.shards',
      itemSelector: {
        pass,
        runId: JsonPath.stringAt('$.runId'),
        shard: JsonPath.objectAt('$$.Map.Item.Value'),
      },
      maxConcurrency: shardsAtOnce,
      // No failure is tolerated, which is so unless said otherwise: a run without one of its shards is no run.
      resultPath: JsonPath.DISCARD,
    }).itemProcessor(task(`${id}: one`, 'allocate-shard', { 'Payload.$': '$' }))

  const plan = task('Plan', 'plan-allocation', { 'Payload.$': '$' })
  const count = overShards('Count IPs', 'count')
  const add = task('Add the counts', 'allocate-shard', {
    Payload: { pass: 'add', 'runId.$': '$.runId', 'shardCount.$': '$.shardCount' },
  })
  const allocate = overShards('Allocate shards', 'allocate')
  const publish = task('Reduce and publish', 'publish-allocation', { Payload: { 'runId.$': '$.runId' } })
  allocate.next(publish)
  return plan.next(
    new Choice(scope, 'Does the method ask for counts?')
      .when(Condition.booleanEquals('$.countsFirst', true), count.next(add).next(allocate))
      .otherwise(allocate),
  )
}

/** A shard's step answers nothing, and what the plan answered goes on; every other step's answer takes its place. */
function taskOf(
  scope: Construct,
  id: string,
  { lambda, definition }: LeanFunction,
  payload: object,
  answers: boolean,
): CustomState {
  const task = new CustomState(scope, id, {
    stateJson: {
      Type: 'Task',
      Resource: `arn:${Stack.of(scope).partition}:states:::lambda:invoke`,
      Parameters: { FunctionName: lambda.functionArn, ...payload },
      ...(answers ? { OutputPath: '$.Payload' } : { ResultPath: null }),
      // Lambda ends it before; this is for an answer that never comes.
      TimeoutSeconds: definition.timeoutSeconds + SECONDS_TO_ANSWER,
    },
  })
  task.addRetry({ errors: FINAL, maxAttempts: 0 })
  task.addRetry({ errors: ['States.ALL'], ...BACK_OFF })
  return task
}
