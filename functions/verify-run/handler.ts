// verify-run: holds a published run against its archived inputs, item by item, and says the first thing that differs. By
// hand, and whenever an auditor asks; it writes nothing.
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { readArchiveConfiguration } from '../runtime/config.ts'
import { onceStarted } from '../runtime/once-started.ts'
import { validEvent } from '../runtime/valid-event.ts'
import { connectArchive } from '../stores/archive/archive-objects.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { answer, type VerifyRunAnswer } from './answer.ts'
import { EXAMPLE_EVENT, type VerifyRunEvent, verifyRunEvent } from './event.ts'
import { logVerification, logVerificationFailure } from './outcome-log.ts'
import { type VerifyServices, verify } from './verify.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function verifyRunHandler(services: () => VerifyServices) {
  return middy<VerifyRunEvent, VerifyRunAnswer>()
    .onError(({ error }) => logVerificationFailure(error))
    .use(validEvent(verifyRunEvent, EXAMPLE_EVENT))
    .handler(async ({ runId }) => {
      const result = answer(await verify(runId, services()))
      logVerification(result)
      return result
    })
}

/** Clients are made at the first call and kept for the life of the function. */
export const handler = onceStarted(async () => {
  const services = deployedServices()
  const handle = verifyRunHandler(() => services)
  return (event: VerifyRunEvent, context: Context) => handle(event, context)
})

function deployedServices(): VerifyServices {
  const { FIGURES_TABLE, ARCHIVE_BUCKET } = readArchiveConfiguration(process.env)
  return {
    table: connectFiguresTable(FIGURES_TABLE),
    archive: connectArchive(ARCHIVE_BUCKET),
    clock: Date.now,
  }
}
