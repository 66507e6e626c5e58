// The right to send mail: as the stage's one sender, from a domain that SES may send for, in the stage's configuration set.
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Stack } from 'aws-cdk-lib/core'
import { mailConfigurationSet } from '../names.ts'
import { type Stage, senderAddress } from '../stages/stage.ts'

/** None, where the stage mails nothing. */
export function sendMail(stage: Stage, stack: Stack): PolicyStatement[] {
  if (stage.mail === undefined) return []
  const address = senderAddress(stage.mail)
  const domain = address.slice(address.indexOf('@') + 1)
  const arn = (resource: string, resourceName: string) =>
    stack.formatArn({ service: 'ses', resource, resourceName })
  return [
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [arn('identity', domain), arn('configuration-set', mailConfigurationSet(stage))],
      conditions: { StringEquals: { 'ses:FromAddress': address } },
    }),
  ]
}
