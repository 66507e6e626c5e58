// A queue for what went wrong for good: encrypted, by TLS alone, kept as long as SQS keeps anything. An alarm watches it.
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Duration, Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

const LONGEST_SQS_KEEPS = Duration.days(14)

export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string, queueName: string) {
    super(scope, id, {
      queueName,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: LONGEST_SQS_KEEPS,
    })
    const reason =
      'This queue is the end of the line itself: the scheduler and the functions put what failed for good into it, people take it out. The rule looks for a queue or a function that names it as dead-letter queue and knows no schedules and no failure destinations.'
    Validations.of(this).acknowledge(
      { id: 'AwsSolutions-SQS3', reason },
      { id: 'Serverless-SQSRedrivePolicy', reason },
    )
  }
}
