// CloudWatch Logs may start record-audit for the logs of the API's stack, and for no other: they are named after it.
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { ArnFormat, Stack } from 'aws-cdk-lib/core'
import { physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

export function letLogsOfTheApiStart(lambda: IFunction, stage: Stage): void {
  const stack = Stack.of(lambda)
  lambda.addPermission('LogsOfTheApi', {
    principal: new ServicePrincipal('logs.amazonaws.com'),
    sourceAccount: stack.account,
    sourceArn: stack.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: `${physicalName(stage, 'api')}-*:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  })
}
