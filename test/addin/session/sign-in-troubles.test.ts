// What goes wrong while people sign in is said in sentences, and none of them is a code alone.
import {
  BrowserAuthError,
  ClientAuthError,
  InteractionRequiredAuthError,
  ServerError,
} from '@azure/msal-browser'
import { expect, test } from '@jest/globals'
import { isOutOfReach, signInFailure } from '../../../addin/session/sign-in-troubles.ts'
import { stepUpOf, stepUpRequest, stepUpSentence } from '../../../addin/session/step-up.ts'

const entra = (code: number, error = 'invalid_grant') =>
  new ServerError(error, '', `AADSTS${code}: something. Trace ID: 1234`)

test.each([
  ['a blocked window', new BrowserAuthError('popup_window_error', ''), 'Allow pop-up windows for this page'],
  ['a window that was closed', new BrowserAuthError('user_cancelled', ''), 'Signing in was cancelled.'],
  ['a window that nobody answered in', new BrowserAuthError('timed_out', ''), 'gave no answer'],
  ['a network that is down', new ClientAuthError('network_error', ''), 'could not be reached'],
  [
    'consent that only an administrator gives',
    entra(90094),
    'An administrator of your organization must allow',
  ],
  ['consent that is missing', new InteractionRequiredAuthError('consent_required', ''), 'An administrator'],
  ['consent that the person refused', entra(65004, 'access_denied'), 'Signing in was cancelled.'],
  ['an account of another directory', entra(50020), 'This account is not of the organization'],
  ['an account that is not assigned', entra(50105), 'Ask an administrator to add you.'],
  [
    'a redirect address that is not registered',
    entra(50011, 'invalid_request'),
    'registration (AADSTS50011).',
  ],
  ['what nobody knows', entra(123456), 'Signing in did not work (AADSTS123456).'],
  ['what MSAL alone knows', new BrowserAuthError('pkce_not_created', ''), '(pkce_not_created)'],
  ['what is no error of MSAL', 'broken', 'Signing in did not work. Choose Sign in to try again.'],
])('%s', (_, error, sentence) => {
  const failure = signInFailure(error)
  expect(failure.message).toContain(sentence)
  expect(failure).toMatchObject({ name: 'SignInFailure', kind: 'signed_out', cause: error })
  expect(signInFailure(failure)).toBe(failure)
})

test('a service out of reach is not a sign-in that has ended', () => {
  expect(isOutOfReach(new ClientAuthError('no_network_connectivity', ''))).toBe(true)
  expect(isOutOfReach(new BrowserAuthError('post_request_failed', ''))).toBe(true)
  expect(isOutOfReach(new InteractionRequiredAuthError('login_required', ''))).toBe(false)
  expect(isOutOfReach(new TypeError('fetch failed'))).toBe(false)
})

test('a challenge of the API is asked of the sign-in service in its own words', () => {
  const challenge =
    'Bearer realm="penguin-figures", error="insufficient_user_authentication", acr_values="mfa", max_age="900"'
  const stepUp = stepUpOf(challenge)
  expect(stepUp).toEqual({ acrValues: ['mfa'], maxAgeSeconds: 900 })
  expect(stepUp && stepUpRequest(stepUp).extraQueryParameters).toEqual({ acr_values: 'mfa', max_age: '900' })
  expect(stepUp && stepUpSentence(stepUp)).toBe(
    'Figures of several tenants need a second factor given in the last 15 minutes. Sign in again from the Penguin pane.',
  )
})

test.each([null, '', 'Bearer realm="penguin-figures", error="invalid_token"'])(
  '%j asks for none',
  (challenge) => {
    expect(stepUpOf(challenge)).toBeNull()
  },
)
