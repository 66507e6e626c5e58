// The audit trail on this machine: the very handler that is deployed, handed the lines of requests and of jobs as they are
// written, as CloudWatch Logs hands them on.
import { readRecordAuditConfiguration } from '../../functions/record-audit/configuration.ts'
import { recordAuditEventOf } from '../../functions/record-audit/event.ts'
import { recordAuditHandler } from '../../functions/record-audit/handler.ts'
import { type RecordAuditServices, recordAuditServices } from '../../functions/record-audit/services.ts'
import { onAuditedLine } from '../../functions/runtime/audited-lines.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'

export interface LocalAudit {
  /** After the API, or the command: what was asked until then is written before it resolves. */
  stop(): Promise<void>
}

/**
 * Begins to record, into the store that the environment names.
 *
 * @param clock epoch milliseconds
 * @param onFailure hears why a request or an act is missing in the trail; it was answered, or done, all the same
 */
export function startLocalAudit(options: {
  readonly clock: () => number
  readonly onFailure: (failure: Error) => void
  readonly services?: RecordAuditServices
}): LocalAudit {
  const services = options.services ?? servicesOf(options.clock)
  const record = recordAuditHandler(() => services)
  let waiting: string[] = []
  let writing: Promise<unknown> = Promise.resolve()
  const write = async (): Promise<void> => {
    const lines = waiting
    waiting = []
    if (lines.length > 0) await record(recordAuditEventOf(lines), {} as never, {} as never)
  }
  const stopListening = onAuditedLine((line) => {
    waiting.push(JSON.stringify(line))
    // Those that come while a batch is written are the next one.
    writing = writing.then(write).catch(options.onFailure)
  })
  return {
    stop: async () => {
      stopListening()
      await writing
    },
  }
}

function servicesOf(clock: () => number): RecordAuditServices {
  const configuration = readRecordAuditConfiguration(process.env)
  return recordAuditServices(configuration, connectFiguresTable(configuration.FIGURES_TABLE), clock)
}
