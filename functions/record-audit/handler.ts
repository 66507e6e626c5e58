// record-audit: writes down who read, changed, acknowledged and exported what. Runs whenever the log of a function of the HTTP
// API, or of a job that somebody started by hand, has new lines of it; a batch that comes twice changes nothing, and one that
// could not be written whole comes again.
import middy from '@middy/core'
import { validEvent } from '../runtime/valid-event.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import type { RecordAuditAnswer } from './answer.ts'
import { readRecordAuditConfiguration } from './configuration.ts'
import { EXAMPLE_EVENT, type RecordAuditEvent, recordAuditEvent } from './event.ts'
import { linesOf } from './lines-of.ts'
import { logFailure, logOutcome } from './outcome-log.ts'
import { recordLines } from './record-lines.ts'
import { type RecordAuditServices, recordAuditServices } from './services.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function recordAuditHandler(services: () => RecordAuditServices) {
  return middy<RecordAuditEvent, RecordAuditAnswer>()
    .onError(({ error }) => logFailure(error))
    .use(validEvent(recordAuditEvent, EXAMPLE_EVENT))
    .handler(async (event) => {
      const answer = await recordLines(linesOf(event), services())
      logOutcome(answer)
      return answer
    })
}

let made: RecordAuditServices | undefined

/** Clients are made at the first call, and kept for the life of the function. */
export const handler = recordAuditHandler(() => {
  if (made === undefined) {
    const configuration = readRecordAuditConfiguration(process.env)
    made = recordAuditServices(configuration, connectFiguresTable(configuration.FIGURES_TABLE), Date.now)
  }
  return made
})
