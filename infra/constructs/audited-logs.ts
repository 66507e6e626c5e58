// The access lines of an API function's log are handed to record-audit, which keeps them. Of its own log nothing is handed on,
// so nothing goes round. record-audit is named, not referred to, as alarms name functions: its stack can be deleted and
// deployed again while the API stays. CloudWatch Logs tries for a day where record-audit is busy or failing; where it is not
// there, or may not be started, what is logged meanwhile is passed over, and read back from the log by hand
// (docs/runbooks/record-audit.md).
import { CfnSubscriptionFilter, FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs'
import { ArnFormat, Stack } from 'aws-cdk-lib/core'
import { ACCESS } from '../../shared/audit/access-message.ts'
import { physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

/** The one line of each request (functions/figures-api/access/access-log.ts). */
const ACCESS_LINES = FilterPattern.stringValue('$.message', '=', ACCESS)

export class AuditedLogs extends CfnSubscriptionFilter {
  constructor(logs: LogGroup, id: string, stage: Stage) {
    super(logs, id, {
      logGroupName: logs.logGroupName,
      filterPattern: ACCESS_LINES.logPatternString,
      destinationArn: Stack.of(logs).formatArn({
        service: 'lambda',
        resource: 'function',
        resourceName: physicalName(stage, 'record-audit'),
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    })
  }
}
