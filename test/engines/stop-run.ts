// Ends what start-run.ts started, and removes its folders.
import './start-run.ts'

export default async function stopRun(): Promise<void> {
  await globalThis.testWorkshop?.stop()
  await globalThis.stopTestPostgres?.()
}
