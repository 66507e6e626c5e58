// CloudWatch Logs may start record-audit for the logs of the API's stack, which are named after it, for those of the jobs that are
// audited, and for no other.
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda'
import type { LogGroup } from 'aws-cdk-lib/aws-logs'
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

/** To be there before the log's lines are handed on: CloudWatch Logs tries it out then. */
export function letLogsStart(lambda: IFunction, logs: LogGroup): CfnPermission {
  return new CfnPermission(logs, 'StartsRecordAudit', {
    action: 'lambda:InvokeFunction',
    functionName: lambda.functionArn,
    principal: 'logs.amazonaws.com',
    sourceAccount: Stack.of(logs).account,
    sourceArn: logs.logGroupArn,
  })
}
