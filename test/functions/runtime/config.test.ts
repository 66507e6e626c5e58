// The configuration is checked once, names what is missing, and never shows a secret.
import { describe, expect, test } from '@jest/globals'
import { readConfiguration, readSummaryConfiguration } from '../../../functions/runtime/config.ts'
import { withSnapshot } from '../../../functions/sources/postgres/connection.ts'
import { settingsOf } from '../../../functions/summarize-strategy/services.ts'
import { DEFAULT_SETTINGS } from '../../../shared/summaries/summary-settings.ts'

const SECRET = 'hunter2secret'
const DATABASE_URL = `postgres://reader:${SECRET}@db.internal.example:5432/penguin`

function refusalOf(environment: NodeJS.ProcessEnv): Error {
  try {
    readConfiguration(environment)
  } catch (error) {
    return error as Error
  }
  throw new Error('it was accepted')
}

test('with a database alone everything else has its default', () => {
  expect(readConfiguration({ DATABASE_URL })).toEqual({
    DATABASE_URL,
    FIGURES_TABLE: 'penguin-figures',
    OFFICIAL_METHOD: 'even',
    OFFICIAL_SHARE_IDLE: 'none',
    OFFICIAL_SHARE_PLATFORM: 'none',
    QUERY_TIMEOUT_SECONDS: 60,
    RUN_RETENTION_DAYS: 396,
    CODE_VERSION: 'local',
    ARCHIVE_BUCKET: 'penguin-figures-archive',
  })
})

test('numbers are read from text', () => {
  const read = readConfiguration({ DATABASE_URL, QUERY_TIMEOUT_SECONDS: '5', RUN_RETENTION_DAYS: '500' })
  expect(read).toMatchObject({ QUERY_TIMEOUT_SECONDS: 5, RUN_RETENTION_DAYS: 500 })
})

test.each([{}, { DATABASE_URL: '' }])(
  'a missing DATABASE_URL is named, with what it takes: %j',
  (environment) => {
    const { name, message } = refusalOf(environment)
    expect(name).toBe('ConfigurationError')
    expect(message).toContain('DATABASE_URL')
    expect(message).toMatch(/Postgres connection string/)
  },
)

test.each([
  ['OFFICIAL_METHOD', 'fair', /even.*volume.*volume_per_ip/],
  ['OFFICIAL_SHARE_IDLE', 'all', /none.*even.*weighted/],
  ['QUERY_TIMEOUT_SECONDS', 'soon', /number/],
  ['QUERY_TIMEOUT_SECONDS', '0', /1/],
  ['RUN_RETENTION_DAYS', '1.5', /int/],
  ['FIGURES_TABLE', 'x', /3/],
  ['ARCHIVE_BUCKET', 'x', /3/],
])(
  'a bad %s (%s) is named, with what it takes, and the connection string is not shown',
  (variable, value, accepted) => {
    const { name, message } = refusalOf({ DATABASE_URL, [variable]: value })
    expect(name).toBe('ConfigurationError')
    expect(message).toContain(variable)
    expect(message).toMatch(accepted)
    expect(message).not.toContain(SECRET)
    expect(message).not.toContain('db.internal')
  },
)

describe('a DATABASE_URL that does not work', () => {
  test.each([
    ['nothing answers', `postgres://reader:${SECRET}@127.0.0.1:1/penguin`],
    ['an unknown host', `postgres://reader:${SECRET}@no-such-host.invalid:5432/penguin`],
    ['a bad port', `postgres://reader:${SECRET}@127.0.0.1:port/penguin`],
    ['a bad escape', `postgres://reader:%ZZ${SECRET}@127.0.0.1:1/penguin`],
    ['no address at all', `${SECRET} is no address`],
  ])('(%s) is reported in a sentence that does not show it', async (_, databaseUrl) => {
    const failure = (await withSnapshot({ databaseUrl, queryTimeoutSeconds: 2 }, async () => null).catch(
      (error: unknown) => error,
    )) as Error
    expect(failure.name).toBe('SourceUnavailableError')
    expect(failure.message).toMatch(/safe to run again\.$/)
    for (const text of [failure.message, String(failure), JSON.stringify(failure)]) {
      expect(text).not.toContain(SECRET)
    }
  })
})

test('summaries have the thresholds that the domain has by default, each of which may be set', () => {
  const defaults = settingsOf(readSummaryConfiguration({ DATABASE_URL }))
  expect(defaults).toEqual(DEFAULT_SETTINGS)
  const set = settingsOf(readSummaryConfiguration({ DATABASE_URL, SPARE_IP_ALLOWANCE: '0.25' }))
  expect(set).toEqual({ ...DEFAULT_SETTINGS, spareIpAllowance: 0.25 })
  expect(() => readSummaryConfiguration({ DATABASE_URL, ASSUMED_PROTECTION: '1.1' })).toThrow(
    /^The environment variable ASSUMED_PROTECTION/,
  )
})
