// The functions that nobody waits for, what starts them and where their failures are kept. It holds nothing: deleted and
// deployed again, it takes up where the data stack stands.
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { letLogsOfTheApiStart, letLogsStart } from '../constructs/audit-permission.ts'
import { AUDITED_JOBS, AuditedLogs } from '../constructs/audited-logs.ts'
import { ConsoleTestEvents } from '../constructs/console-test-events.ts'
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts'
import { JobFunction } from '../constructs/job-function.ts'
import type { FunctionSources } from '../constructs/lean-function.ts'
import { MailFeedbackTopic } from '../constructs/mail-feedback-topic.ts'
import {
  ALERT_FILTERS,
  AUDIT_FILTERS,
  DIGEST_FILTERS,
  FEEDBACK_FILTERS,
  WEBHOOK_FILTERS,
} from '../constructs/outcomes/alert-metrics.ts'
import { ALLOCATION_FILTERS } from '../constructs/outcomes/allocation-metrics.ts'
import { CLOSE_FILTERS, VERIFICATION_FILTERS } from '../constructs/outcomes/closing-metrics.ts'
import { OutcomeMetrics } from '../constructs/outcomes/outcome-metrics.ts'
import { summaryFilters } from '../constructs/outcomes/summary-metrics.ts'
import { ScaleOut } from '../constructs/scale-out.ts'
import { scaleOutMachineArn } from '../constructs/scale-out-machine-arn.ts'
import { Schedules } from '../constructs/schedules.ts'
import { type FunctionName, functionsOf } from '../functions.ts'
import { FAILED_INVOCATIONS, physicalName, UNDELIVERED_SCHEDULES } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

export class JobsStack extends Stack {
  constructor(scope: Construct, id: string, sources: FunctionSources, props: StackProps) {
    super(scope, id, props)
    const { stage } = sources
    const failures = new DeadLetterQueue(this, 'FailedInvocations', physicalName(stage, FAILED_INVOCATIONS))
    const undelivered = new DeadLetterQueue(
      this,
      'UndeliveredSchedules',
      physicalName(stage, UNDELIVERED_SCHEDULES),
    )
    const jobs = new Map<FunctionName, JobFunction>()
    for (const [name] of functionsOf('job')) {
      jobs.set(name, new JobFunction(this, name, name, sources, failures))
      new ConsoleTestEvents(this, `${name}-test-events`, stage, name)
    }
    new Schedules(this, 'Schedules', { stage, jobs, undelivered })
    const counted = [
      ['Outcomes', 'allocate-costs', ALLOCATION_FILTERS],
      ['SummaryOutcomes', 'summarize-strategy', summaryFilters(stage)],
      ['CloseOutcomes', 'close-period', CLOSE_FILTERS],
      ['VerificationOutcomes', 'verify-run', VERIFICATION_FILTERS],
      ['AlertOutcomes', 'raise-alerts', ALERT_FILTERS],
      ['DigestOutcomes', 'send-digests', DIGEST_FILTERS],
      ['WebhookOutcomes', 'deliver-webhooks', WEBHOOK_FILTERS],
      ['FeedbackOutcomes', 'mail-feedback', FEEDBACK_FILTERS],
      ['AuditOutcomes', 'record-audit', AUDIT_FILTERS],
    ] as const
    for (const [metrics, name, filters] of counted) {
      const job = jobs.get(name)
      if (job !== undefined) new OutcomeMetrics(this, metrics, stage, job.logs, filters)
    }
    const [feedback, audit] = [jobs.get('mail-feedback'), jobs.get('record-audit')]
    if (stage.mail !== undefined && feedback !== undefined)
      new MailFeedbackTopic(this, 'MailFeedback', { stage, job: feedback, failures })
    if (audit !== undefined) this.#recordActs(audit, jobs, stage)
    if (stage.scaleOut !== undefined) this.scaleOut(sources, stage.scaleOut, jobs)
    for (const [name, { lambda }] of jobs) new CfnOutput(this, `${name}-name`, { value: lambda.functionName })
  }

  /** Requests, and what people do by starting jobs, are handed to record-audit. */
  #recordActs(audit: JobFunction, jobs: ReadonlyMap<FunctionName, JobFunction>, stage: Stage): void {
    letLogsOfTheApiStart(audit.lambda, stage)
    for (const name of AUDITED_JOBS) {
      const logs = jobs.get(name)?.logs
      if (logs === undefined) continue
      const permission = letLogsStart(audit.lambda, logs)
      new AuditedLogs(logs, 'Audited', stage).addDependency(permission)
    }
  }

  /** What allocate-costs hands a month to that is more than one function takes. */
  private scaleOut(
    sources: FunctionSources,
    settings: NonNullable<Stage['scaleOut']>,
    jobs: ReadonlyMap<FunctionName, JobFunction>,
  ): void {
    const { stage } = sources
    const { steps } = new ScaleOut(this, 'ScaleOut', sources, settings)
    new OutcomeMetrics(this, 'ScaleOutOutcomes', stage, steps['publish-allocation'].logs, ALLOCATION_FILTERS)
    jobs.get('allocate-costs')?.role.addToPolicy(
      new PolicyStatement({
        actions: ['states:StartExecution'],
        resources: [scaleOutMachineArn(stage, this)],
      }),
    )
    new CfnOutput(this, 'AllocateAtScaleArn', { value: scaleOutMachineArn(stage, this) })
  }
}
