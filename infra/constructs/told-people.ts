// Who is told of alarms: a topic that mail, chat or a pager subscribe to; the stage's address does by itself. Messages name
// alarms and carry no figure, so the topic needs no key of its own (CloudWatch could not use one that AWS manages).
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Stack, Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

export class ToldPeople extends Topic {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      topicName: physicalName(stage, 'alarms'),
      displayName: `Penguin Figures ${stage.name}`,
      enforceSSL: true,
    })
    // Asking for TLS replaces the policy that lets the account's own services publish: alarms are let in again by name.
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    if (stage.alarms.email === undefined) return
    this.addSubscription(new EmailSubscription(stage.alarms.email))
    Validations.of(this).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason:
        'A mail that cannot be delivered helps nobody later: the alarm itself stays red on the dashboard, and it is the alarm that people act on.',
    })
  }
}
