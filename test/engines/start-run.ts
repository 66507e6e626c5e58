// What a test run needs before its first test: one Postgres, and what makes for all test files what none of them changes.
import { startWorkshop, type Workshop } from './made-once/workshop.ts'
import startTestPostgres from './start-postgres.ts'

declare global {
  var testWorkshop: Workshop | undefined
}

export default async function startRun(): Promise<void> {
  globalThis.testWorkshop = await startWorkshop()
  process.env.TEST_WORKSHOP_URL = globalThis.testWorkshop.url
  await startTestPostgres()
}
