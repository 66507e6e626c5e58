// Ends the Postgres of the test run and removes its folder.
import './start-postgres.ts'

export default async function stopTestPostgres(): Promise<void> {
  await globalThis.stopTestPostgres?.()
}
