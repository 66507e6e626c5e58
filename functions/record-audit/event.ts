// The event that record-audit takes: what CloudWatch Logs hands a function that is subscribed to a log group, or, by hand, lines
// that were read back from one, to fill a gap.
import { gzipSync } from 'node:zlib'
import * as z from 'zod'

export const recordAuditEvent = z
  .strictObject({
    awslogs: z.object({ data: z.string() }).optional(),
    lines: z
      .array(z.string())
      .optional()
      .describe('As they stand in the log of a function of the API, or of a job.'),
  })
  .refine(
    ({ awslogs, lines }) => awslogs !== undefined || lines !== undefined,
    'what CloudWatch Logs hands over, or {"lines": [...]} as they stand in the log of a function',
  )
export type RecordAuditEvent = z.infer<typeof recordAuditEvent>

/** What is packed in it. A CONTROL_MESSAGE only asks whether the function is there. */
export const logBatch = z.object({
  messageType: z.enum(['DATA_MESSAGE', 'CONTROL_MESSAGE']),
  logEvents: z.array(z.object({ message: z.string() })),
})

/** @param lines as they stand in the log */
export function recordAuditEventOf(lines: readonly string[]): RecordAuditEvent {
  const batch: z.infer<typeof logBatch> = {
    messageType: 'DATA_MESSAGE',
    logEvents: lines.map((message) => ({ message })),
  }
  return { awslogs: { data: gzipSync(JSON.stringify(batch)).toString('base64') } }
}

/** A batch without lines, shown in error messages. */
export const EXAMPLE_EVENT: RecordAuditEvent = recordAuditEventOf([])
