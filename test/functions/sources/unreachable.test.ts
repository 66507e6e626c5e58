// A database that cannot be read is said so in one sentence, and never with the connection string or the password in it.
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import getPort from 'get-port'
import { Client } from 'pg'
import { InputFingerprint } from '../../../functions/runtime/input-fingerprint.ts'
import { readUpstream } from '../../../functions/sources/postgres/read-cost-inputs.ts'
import { migrate } from '../../../infra/database/migrate.ts'
import { listenOnLoopback } from '../../../infra/local/ports.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { insertPlatform } from './platform-rows.ts'

const NOVEMBER = parsePeriod('2025-11')
const PASSWORD = 'tr0ub4dor&3'
const SAFE = 'This run was abandoned, the published figures stand, and it is safe to run again.'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
  await migrate({ databaseUrl: database.url, direction: 'up' })
  await insertPlatform(database)
})
afterAll(() => database.drop())

async function refusalOf(
  databaseUrl: string,
  queryTimeoutSeconds = 5,
): Promise<{ name: string; message: string }> {
  const source = { databaseUrl, queryTimeoutSeconds }
  try {
    await readUpstream(source, NOVEMBER, NOVEMBER.endMs, new InputFingerprint())
  } catch (error) {
    return error as Error
  }
  throw new Error('The database was read.')
}

/** The test's database with a password in the address, and more of it changed. */
function address(change: Partial<URL> = {}): string {
  return Object.assign(new URL(database.url), { password: PASSWORD, ...change }).href
}

function expectNoSecretIn(message: string): void {
  for (const secret of [
    PASSWORD,
    encodeURIComponent(PASSWORD),
    'postgres://',
    'postgresql://',
    database.url,
  ]) {
    // Its form is given as an example, without anything of the caller's own.
    expect(message.replaceAll('postgres://role@host:5432/database', '')).not.toContain(secret)
  }
  expect(message).not.toContain('\n')
}

describe('where there is no database to read', () => {
  test.each([
    [
      'an unknown database',
      () => address({ pathname: '/nowhere' }),
      'The database named in DATABASE_URL does not exist.',
    ],
    [
      'an unknown role',
      () => address({ username: 'nobody_of_that_name' }),
      'The database refused the role in DATABASE_URL.',
    ],
    [
      'an unknown host',
      () => address({ hostname: 'postgres.invalid' }),
      /^The host in DATABASE_URL (is not known|could not be looked up)\./,
    ],
    ['no address at all', () => 'postgres://[', /^DATABASE_URL is no connection string/],
    [
      'a port that cannot be',
      () => `postgres://me:${encodeURIComponent(PASSWORD)}@localhost:99999/figures`,
      /^DATABASE_URL is no connection string/,
    ],
    [
      'encryption that the server does not speak',
      () => address({ search: '?sslmode=verify-full' }),
      /(TLS|SSL|encrypt)/,
    ],
  ])('%s', async (_, url, sentence) => {
    const { name, message } = await refusalOf(url())
    expect(name).toBe('SourceUnavailableError')
    expect(message).toMatch(sentence)
    expect(message).toContain(SAFE)
    expectNoSecretIn(message)
  })

  test('a port where nothing answers', async () => {
    const port = String(await getPort({ host: '127.0.0.1' }))
    for (const hostname of ['127.0.0.1', 'localhost']) {
      const { name, message } = await refusalOf(address({ hostname, port }))
      expect(name).toBe('SourceUnavailableError')
      expect(message).toBe(`Nothing answers at the address in DATABASE_URL. ${SAFE}`)
    }
  })

  test('a server that is no Postgres', async () => {
    const server = createServer((socket) => socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const port = String(await listenOnLoopback(server, 'postgres', 0))
    const { name, message } = await refusalOf(address({ port }))
    await new Promise((closed) => server.close(closed))
    expect(name).toBe('SourceUnavailableError')
    expect(message).toContain(SAFE)
    expectNoSecretIn(message)
  })
})

describe('a role that needs a password', () => {
  const role = 'role_with_password'
  let rules: string
  let rulesFile: string

  // The server of the tests trusts everybody; this one role is made to prove itself.
  beforeAll(async () => {
    await database.query(`drop role if exists ${role}`)
    await database.query(`create role ${role} login password 'the right one'`)
    await database.query(`grant pg_read_all_data to ${role}`)
    const { rows } = await database.query<{ hba_file: string }>('show hba_file')
    rulesFile = rows[0]?.hba_file ?? ''
    rules = readFileSync(rulesFile, 'utf8')
    writeFileSync(rulesFile, `host all ${role} 127.0.0.1/32 scram-sha-256\n${rules}`)
    await reloadRules()
    // The server takes the new rules in its own time.
    while (!(await refusalOf(asRole('wrong')).catch(() => null)));
  })
  afterAll(async () => {
    writeFileSync(rulesFile, rules)
    await reloadRules()
    await database.query(`drop owned by ${role}; drop role ${role}`)
  })
  const reloadRules = () => database.query('select pg_reload_conf()')
  const asRole = (password: string) => address({ username: role, password })

  test('reads with the right one', async () => {
    await expect(refusalOf(asRole('the right one'))).rejects.toThrow('The database was read.')
  })

  test('is refused with a wrong one', async () => {
    const { name, message } = await refusalOf(asRole(PASSWORD))
    expect(name).toBe('SourceUnavailableError')
    expect(message).toBe(`The database refused the password of the role in DATABASE_URL. ${SAFE}`)
    expectNoSecretIn(message)
  })

  test('is refused without one, and the password is named', async () => {
    const { name, message } = await refusalOf(asRole(''))
    expect(name).toBe('SourceUnavailableError')
    expect(message).toMatch(/password/)
    expect(message).toContain(SAFE)
  })
})

describe('a database in which there is nothing', () => {
  test('without any table', async () => {
    const empty = await createDatabase({ schema: false })
    const { name, message } = await refusalOf(empty.url)
    await empty.drop()
    expect(name).toBe('RefusedError')
    expect(message).toMatch(
      /^The database has none of the upstream tables .* it is empty, or DATABASE_URL points to another database/,
    )
    expect(message).toMatch(/Nothing was published\.$/)
  })

  test('with tables and no rows', async () => {
    const empty = await createDatabase()
    const { name, message } = await refusalOf(empty.url)
    await empty.drop()
    expect(name).toBe('RefusedError')
    expect(message).toMatch(
      /^The database holds no tenants, no VPS and no IPs: there is nothing to allocate\./,
    )
    expect(message).toMatch(/Nothing was published\.$/)
  })
})

test('a table that somebody else holds locked is waited for so long, and then the run is abandoned', async () => {
  const holder = new Client({ connectionString: database.url })
  await holder.connect()
  await holder.query('begin; lock table payments in access exclusive mode')
  const { name, message } = await refusalOf(database.url, 1)
  await holder.end()
  expect(name).toBe('SourceUnavailableError')
  expect(message).toMatch(
    /^The database (took too long to answer a query|stopped answering while it was read)\. /,
  )
  expect(message).toContain(SAFE)
  await expect(refusalOf(database.url)).rejects.toThrow('The database was read.')
})
