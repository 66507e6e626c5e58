// Lines of a function's log are handed to record-audit, which keeps them: of a function of the API one for each request, of a job
// one for what a person did by starting it. Of its own log nothing is handed on, so nothing goes round. record-audit is named, not
// referred to, as alarms name functions: its stack can be deleted and deployed again while the API stays. CloudWatch Logs tries
// for a day where record-audit is busy or failing; where it is not there, or may not be started, what is logged meanwhile is passed
// over, and read back from the log by hand (docs/runbooks/record-audit.md).
import { CfnSubscriptionFilter, FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs'
import { ArnFormat, Stack } from 'aws-cdk-lib/core'
import { ACCESS } from '../../shared/audit/access-message.ts'
import type { FunctionName } from '../functions.ts'
import { physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

/** The jobs by which people change something; functions of the API are all handed on. */
export const AUDITED_JOBS: readonly FunctionName[] = [
  'allocate-costs',
  'close-period',
  'return-to-run',
  'send-digests',
]

/** Of each request (functions/figures-api/access/access-log.ts), and of each act (functions/runtime/log-acts.ts). */
const AUDITED_LINES = FilterPattern.stringValue('$.message', '=', ACCESS)

export class AuditedLogs extends CfnSubscriptionFilter {
  constructor(logs: LogGroup, id: string, stage: Stage) {
    super(logs, id, {
      logGroupName: logs.logGroupName,
      filterPattern: AUDITED_LINES.logPatternString,
      destinationArn: Stack.of(logs).formatArn({
        service: 'lambda',
        resource: 'function',
        resourceName: physicalName(stage, 'record-audit'),
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    })
  }
}
