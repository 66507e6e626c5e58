// What SES tells of mail that was sent in the stage's configuration set, to a topic that starts mail-feedback: that it took a
// message, handed it over or refused it, which is logged by the message's key, and that one came back. Messages name addresses: the
// topic keeps none, and what could not be handed over lies encrypted in the queue.
import { ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { mailConfigurationSet, physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'
import type { DeadLetterQueue } from './dead-letter-queue.ts'
import type { JobFunction } from './job-function.ts'

export interface MailFeedbackProps {
  readonly stage: Stage
  readonly job: JobFunction
  /** Where a message goes that could not be handed to the function. */
  readonly failures: DeadLetterQueue
}

export class MailFeedbackTopic extends Construct {
  constructor(scope: Construct, id: string, { stage, job, failures }: MailFeedbackProps) {
    super(scope, id)
    const topic = new Topic(this, 'Topic', {
      topicName: physicalName(stage, 'mail-feedback'),
      enforceSSL: true,
    })
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: mailConfigurationSet(stage),
      reputationMetrics: true,
    })
    // SES alone may publish to it, and only for this configuration set.
    configurationSet.addEventDestination('Feedback', {
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
      ],
    })
    topic.addSubscription(new LambdaSubscription(job.lambda, { deadLetterQueue: failures }))
  }
}
