// What an operator is told when the database cannot be migrated, and by the command itself.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MigrationError, migrate } from '../../../infra/database/migrate.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'

const PASSWORD = 'hunter2/secret'
const ENCODED_PASSWORD = encodeURIComponent(PASSWORD)

async function failureOf(databaseUrl: string): Promise<Error> {
  return migrate({ databaseUrl, direction: 'up' }).then(
    () => Promise.reject(new Error('It should have failed.')),
    (error: Error) => error,
  )
}

describe('an error never holds the password', () => {
  test.each([
    ['nobody answers', `postgres://finance:${ENCODED_PASSWORD}@127.0.0.1:1/platform`, 'could not be reached'],
    [
      'several addresses refuse',
      `postgres://finance:${ENCODED_PASSWORD}@localhost:1/platform`,
      'ECONNREFUSED',
    ],
    ['the password is not encoded', `postgres://finance:${PASSWORD}@127.0.0.1:x/platform`, 'cannot be read'],
    ['it is no URL', `finance ${PASSWORD} 127.0.0.1`, 'cannot be read'],
  ])('when %s', async (_, databaseUrl, told) => {
    const error = await failureOf(databaseUrl)
    expect(error).toBeInstanceOf(MigrationError)
    expect(error.message).toContain(told)
    for (const part of [error.message, error.stack, JSON.stringify(error), String(error.cause)]) {
      expect(part).not.toContain(PASSWORD)
      expect(part).not.toContain(ENCODED_PASSWORD)
    }
  })
})

test('a database without the platform tables is said to be one', async () => {
  const empty = await createDatabase({ schema: false })
  try {
    const error = await failureOf(empty.url)
    expect(error.message).toBe(
      'Migrating up failed and was rolled back: relation "vps_instances" does not exist',
    )
  } finally {
    await empty.drop()
  }
})

describe('npm run migrate', () => {
  const script = fileURLToPath(new URL('../../../infra/commands/run.mjs', import.meta.url))
  let database: TestDatabase
  beforeAll(async () => {
    database = await createDatabase()
  })
  afterAll(() => database.drop())

  async function run(args: string[], databaseUrl: string | undefined = database.url) {
    const env = { ...process.env, DATABASE_URL: databaseUrl, NODE_OPTIONS: '' }
    const options = databaseUrl === '' ? { env: { ...env, DATABASE_URL: undefined } } : { env }
    return promisify(execFile)(process.execPath, [script, 'migrate', ...args], options).then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        output: error.stdout + error.stderr,
      }),
    )
  }

  test('says what was done, and what there was not to do', async () => {
    expect(await run(['up'])).toEqual({
      code: 0,
      output: expect.stringContaining('Applied 0003_business_cost_allocation.'),
    })
    expect(await run(['up'])).toEqual({ code: 0, output: 'Nothing to do: the database is up to date.\n' })
    expect(await run(['down'])).toEqual({
      code: 0,
      output: expect.stringContaining('Reverted 0001_approximate_cost.'),
    })
    expect(await run(['down'])).toEqual({ code: 0, output: 'Nothing to revert.\n' })
  })

  test('helps without a database', async () => {
    expect(await run(['--help'], '')).toEqual({ code: 0, output: expect.stringContaining('DATABASE_URL') })
  })

  test.each([[[]], [['sideways']], [['up', 'down']], [['up', '--force']]])(
    'refuses %j with 2',
    async (args) => {
      expect(await run(args)).toMatchObject({ code: 2 })
    },
  )

  test('fails with 1 and a sentence without DATABASE_URL', async () => {
    const { code, output } = await run(['up'], '')
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(/^DATABASE_URL is not set\. [^\n]*\n$/),
    })
  })
})
