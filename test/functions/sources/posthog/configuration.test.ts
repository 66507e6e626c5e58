// PostHog is configured whole or not at all, and what is said about it never shows a key.
import { expect, test } from '@jest/globals'
import { readPostHogAccess } from '../../../../functions/sources/posthog/configuration.ts'

const WHOLE = {
  POSTHOG_HOST: 'https://us.posthog.com/',
  POSTHOG_PROJECT_ID: '42',
  POSTHOG_PROJECT_KEY: 'phc_1',
  POSTHOG_PERSONAL_KEY: 'phx_secret',
}

test('all of it together is a configuration; events go to the same host unless another is named', () => {
  const settings = {
    host: 'https://us.posthog.com',
    captureHost: 'https://us.posthog.com',
    projectId: '42',
    projectKey: 'phc_1',
    personalKey: 'phx_secret',
  }
  expect(readPostHogAccess(WHOLE)).toEqual({ status: 'configured', settings })
  const apart = readPostHogAccess({ ...WHOLE, POSTHOG_CAPTURE_HOST: 'https://us.i.posthog.com' })
  expect(apart).toEqual({
    status: 'configured',
    settings: { ...settings, captureHost: 'https://us.i.posthog.com' },
  })
})

test.each(Object.keys(WHOLE))('without %s it is not configured, and that variable is named', (name) => {
  const access = readPostHogAccess({ ...WHOLE, [name]: ' ' })
  expect(access).toMatchObject({ status: 'not_configured' })
  const { reason } = access as { reason: string }
  for (const other of Object.keys(WHOLE)) expect(reason.includes(other)).toBe(other === name)
  expect(reason).not.toContain('phx_secret')
})

test.each([
  ['POSTHOG_HOST', 'http://posthog.example.com'],
  ['POSTHOG_HOST', 'posthog.example.com'],
  ['POSTHOG_CAPTURE_HOST', 'ftp://posthog.example.com'],
  ['POSTHOG_PROJECT_ID', '42/../43'],
])('%s as %s is not accepted', (name, given) => {
  expect(readPostHogAccess({ ...WHOLE, [name]: given })).toMatchObject({ status: 'not_configured' })
})

test('on this machine keys may travel without TLS', () => {
  expect(readPostHogAccess({ ...WHOLE, POSTHOG_HOST: 'http://127.0.0.1:8091' }).status).toBe('configured')
})
