// Secrets come from Secrets Manager when a function starts; what is wrong with one is said without a word of it.
import { describe, expect, test } from '@jest/globals'
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
