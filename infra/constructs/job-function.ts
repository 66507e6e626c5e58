// A function that nobody waits for: started by a schedule or by hand. What fails is tried again, and what fails for good
// is kept with its event and its error, so that it can be run again (docs/runbooks/failed-invocations.md).
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IDestination } from 'aws-cdk-lib/aws-lambda'
import { Duration, Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { FunctionName } from '../functions.ts'
import type { DeadLetterQueue } from './dead-letter-queue.ts'
import { type FunctionSources, LeanFunction } from './lean-function.ts'

/** A start that is this late is no longer worth it: the next scheduled one is near. */
const LONGEST_WAIT = Duration.hours(6)
const RETRIES = 2

export class JobFunction extends LeanFunction {
  constructor(
    scope: Construct,
    id: string,
    name: FunctionName,
    sources: FunctionSources,
    failures: DeadLetterQueue,
  ) {
    super(scope, id, name, sources)
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queueArn] }),
    )
    // Not SqsDestination: that one also grants reading the queue's address and attributes, which Lambda does not need.
    const destination: IDestination = { bind: () => ({ destination: failures.queueArn }) }
    this.lambda.configureAsyncInvoke({
      onFailure: destination,
      retryAttempts: RETRIES,
      maxEventAge: LONGEST_WAIT,
    })
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason:
        'Failures go to the onFailure destination, which keeps the error and its trace beside the event. A dead-letter queue in addition would keep each failure twice, once without the error.',
    })
  }
}
