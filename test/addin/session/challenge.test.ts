// What a token must have reaches whoever signs people in, word by word; what they then say reaches the cell.
import { expect, test } from '@jest/globals'
import { signedOut } from '../../../addin/api/api-failure.ts'
import { type Fetch, send } from '../../../addin/api/send.ts'
import type { TokenProvider } from '../../../addin/api/token-provider.ts'
import { TestClock } from '../test-clock.ts'

const CHALLENGE = 'Bearer realm="penguin-figures", error="insufficient_user_authentication", acr_values="mfa"'

function asking(renew: TokenProvider['renew'], fetch: Fetch) {
  const scheduler = new TestClock()
  const session: TokenProvider = { account: 'finance@sample', token: async () => 'weak', renew }
  return send(
    { url: 'https://api.example.com/x', method: 'GET' },
    { fetch, scheduler, session: () => session },
    { signal: new AbortController().signal, deadlineMs: scheduler.now() + 25_000 },
  )
}
const refusal = () => new Response('{}', { status: 401, headers: { 'www-authenticate': CHALLENGE } })
const strong: Fetch = async (_, { headers }) =>
  new Headers(headers).get('authorization') === 'Bearer strong' ? new Response('{}') : refusal()

test('a token that is stronger is asked for with the words of the API, and then used', async () => {
  const asked: unknown[] = []
  const renew: TokenProvider['renew'] = async (...given) => {
    asked.push(given)
    return 'strong'
  }
  expect(await asking(renew, strong)).toMatchObject({ status: 200 })
  expect(asked).toEqual([['weak', CHALLENGE]])
})

test('where only the person can give it, their sentence is the failure', async () => {
  const sentence = 'Figures of several tenants need a second factor. Sign in again from the Penguin pane.'
  const renew = () => Promise.reject(signedOut(sentence))
  await expect(asking(renew, strong)).rejects.toMatchObject({ kind: 'signed_out', message: sentence })
})
