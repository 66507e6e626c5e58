// Whoever signs in to the workbook is known to the digests: asked once a sign-in, and no failure of it is anybody's.
import { expect, test } from '@jest/globals'
import type { ApiClient } from '../../../addin/api/client.ts'
import { systemScheduler } from '../../../addin/api/scheduler.ts'
import { becomeKnown, PREFERENCES_PATH } from '../../../addin/session/become-known.ts'
import { Session } from '../../../addin/session/session.ts'
import { CONTRACT } from '../../../shared/contract/api/operations.ts'

const account = (name: string) => ({ account: name, token: async () => name, renew: async () => name })

function world(fails = false) {
  const [session, asked] = [new Session(), [] as string[]]
  const get = async (path: string) => {
    asked.push(`${session.provider?.account} ${path}`)
    if (fails) throw new Error('not reached')
  }
  const runtime = {
    client: { get: get as unknown as ApiClient['get'] },
    session: () => session.state,
    onSessionChange: session.onChange.bind(session),
  }
  return { session, asked, start: () => becomeKnown(runtime, systemScheduler) }
}

test('each person who signs in, also before the pane was there, asks once for what the contract has', () => {
  const { session, asked, start } = world()
  session.set(account('cfo'))
  start()
  session.set(account('cfo'))
  session.set(null)
  session.set(account('coo'))
  const { method, path } = CONTRACT.readPreferences
  expect([method, path]).toEqual(['GET', PREFERENCES_PATH])
  expect(asked).toEqual([`cfo ${path}`, `coo ${path}`])
})

test('what fails is nobody’s trouble, and is asked for at the next sign-in', async () => {
  const { session, asked, start } = world(true)
  start()
  session.set(account('cfo'))
  await new Promise(setImmediate)
  session.set(account('cfo'))
  expect(asked).toHaveLength(2)
})
