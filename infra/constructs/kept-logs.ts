// The logs of one function, or of the API's gateway: kept as long as the stage says, then gone. CloudFormation names them,
// so that logs which outlive a deleted stack do not stand in the way when it is deployed again.
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { Stage } from '../stages/stage.ts'

export class KeptLogs extends LogGroup {
  constructor(scope: Construct, id: string, { logs, isProtected }: Stage) {
    super(scope, id, {
      // CloudWatch's retentions are days, whatever names the enumeration gives them.
      retention: logs.retentionDays,
      removalPolicy: isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
  }
}
