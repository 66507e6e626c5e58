// What people did by starting this job, as lines of its log: CloudWatch Logs hands them to the audit trail.
import type { Context } from 'aws-lambda'
import type { ActLine } from '../../shared/audit/job-acts.ts'
import { type StartByHand, withActs } from './acts-by-hand.ts'
import { logger } from './logger.ts'

export function loggingActs<Result>(
  { awsRequestId }: Pick<Context, 'awsRequestId'>,
  start: Pick<StartByHand<Result>, 'clock' | 'actsOf'>,
  work: () => Promise<Result>,
): Promise<Result> {
  return withActs({ ...start, requestId: awsRequestId, write }, work)
}

function write({ message, ...line }: ActLine): void {
  logger.info(message, line)
}
