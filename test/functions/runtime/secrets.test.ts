// Secrets come from Secrets Manager when a function starts; what is wrong with one is said without a word of it.
import { describe, expect, jest, test } from '@jest/globals'
import { logger } from '../../../functions/runtime/logger.ts'
import { withSecrets } from '../../../functions/runtime/secrets.ts'

const URL_OF_DATABASE = 'postgres://reader:hunter2@db.example.com:5432/platform?sslmode=verify-full'
const ARNS = { DATABASE_SECRET_ARN: 'arn:database', CURSOR_KEY_SECRET_ARN: 'arn:key' }
const holding = (secrets: Readonly<Record<string, string>>) => async (arn: string) => {
  const text = secrets[arn]
  if (text === undefined) throw Object.assign(new Error('secret hunter2'), { name: 'AccessDeniedException' })
  return text
}
const refusal = (environment: NodeJS.ProcessEnv, secrets: Readonly<Record<string, string>>) =>
  withSecrets(environment, holding(secrets)).then(
    () => 'accepted',
    (error: Error) => `${error.name}: ${error.message}`,
  )

test('each named secret fills its variable, without the blank that an editor left at its end', async () => {
  const secrets = { 'arn:database': `${URL_OF_DATABASE}\n`, 'arn:key': 'a2V5' }
  expect(await withSecrets(ARNS, holding(secrets))).toEqual({
    ...ARNS,
    DATABASE_URL: URL_OF_DATABASE,
    CURSOR_KEY: 'a2V5',
  })
})

test('what stands in the environment already is left alone, and nothing is asked for it', async () => {
  const environment = { CURSOR_KEY_SECRET_ARN: 'arn:key', CURSOR_KEY: 'own' }
  expect(await withSecrets(environment, holding({}))).toEqual(environment)
})

test('without names of secrets nothing is read', async () => {
  expect(await withSecrets({ FIGURES_TABLE: 'figures' }, holding({}))).toEqual({ FIGURES_TABLE: 'figures' })
})

describe('is refused by the name of its variable, and nothing of it is said', () => {
  test.each([
    ['a secret that may not be read', {}, /DATABASE_SECRET_ARN.*AccessDeniedException.*allowed/],
    ['an empty one', { 'arn:database': ' \n' }, /DATABASE_SECRET_ARN.*empty/],
    [
      'a database without verified TLS',
      { 'arn:database': URL_OF_DATABASE.replace('verify-full', 'require') },
      /sslmode=verify-full/,
    ],
    ['what is no connection string', { 'arn:database': 'hunter2' }, /sslmode=verify-full/],
  ])('%s', async (_, secrets, words) => {
    const said = await refusal({ DATABASE_SECRET_ARN: 'arn:database' }, secrets)
    expect(said).toMatch(/^ConfigurationError/)
    expect(said).toMatch(words)
    expect(said).not.toContain('hunter2')
  })
})

describe("PostHog's keys", () => {
  const POSTHOG = { POSTHOG_SECRET_ARN: 'arn:posthog' }
  const keys = { POSTHOG_PROJECT_KEY: 'phc_hunter2', POSTHOG_PERSONAL_KEY: 'phx_hunter2' }

  test('lie in one secret, and fill their variables but for one that stands in the environment', async () => {
    const read = holding({ 'arn:posthog': JSON.stringify({ ...keys, generated_and_not_used: 'x' }) })
    expect(await withSecrets(POSTHOG, read)).toEqual({ ...POSTHOG, ...keys })
    const own = { ...POSTHOG, POSTHOG_PROJECT_KEY: 'own' }
    expect(await withSecrets(own, read)).toEqual({ ...own, POSTHOG_PERSONAL_KEY: 'phx_hunter2' })
  })

  test.each([
    ['may not be read', {}],
    ['is no JSON', { 'arn:posthog': 'phx_hunter2' }],
    ['is a list', { 'arn:posthog': '["phx_hunter2"]' }],
  ])('are gone without when the secret %s, and the log says nothing of it', async (_, secrets) => {
    const said = jest.spyOn(logger, 'warn').mockImplementation(() => undefined)
    expect(await withSecrets(POSTHOG, holding(secrets as Record<string, string>))).toEqual(POSTHOG)
    expect(said.mock.calls).toEqual([[expect.stringMatching(/^The secret that POSTHOG_SECRET_ARN names/)]])
    expect(JSON.stringify(said.mock.calls)).not.toContain('hunter2')
    said.mockRestore()
  })
})
