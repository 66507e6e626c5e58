// The lines of a log that an event carries: packed, as CloudWatch Logs hands them over, or as they are.
import { gunzipSync } from 'node:zlib'
import { InvalidInputError } from '../../shared/errors.ts'
import { logBatch, type RecordAuditEvent } from './event.ts'

/** An event is 256 KB at most, and logs shrink well: what swells beyond is none. */
const MOST_BYTES = 100_000_000

/** @throws InvalidInputError for what is no batch of CloudWatch Logs, and never with a part of it */
export function linesOf({ awslogs, lines = [] }: RecordAuditEvent): readonly string[] {
  return awslogs === undefined ? lines : [...lines, ...packedLines(awslogs.data)]
}

function packedLines(data: string): string[] {
  const batch = logBatch.safeParse(unpacked(data))
  if (!batch.success) {
    throw new InvalidInputError('awslogs.data', 'something else', 'a batch of log lines, gzip in base64')
  }
  const { messageType, logEvents } = batch.data
  return messageType === 'CONTROL_MESSAGE' ? [] : logEvents.map(({ message }) => message)
}

function unpacked(data: string): unknown {
  try {
    return JSON.parse(gunzipSync(Buffer.from(data, 'base64'), { maxOutputLength: MOST_BYTES }).toString())
  } catch {
    return null
  }
}
