// The embedded system as a whole: one to a home, all of it or nothing, and no process left behind whatever happens.

import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import getPort from 'get-port'
import {
  attachOrStart,
  type EmbeddedSystem,
  startEmbeddedSystem,
} from '../../../infra/local/embedded-system.ts'
import { type Engine, engines, listenOnLoopback, type Ports } from '../../../infra/local/ports.ts'
import { readRunning } from '../../../infra/local/running-system.ts'
import {
  ask,
  bringData,
  exitCode,
  isListening,
  isRunning,
  postmasterOf,
  removeFolder,
  type SystemProcess,
  startSystemProcess,
  takeBackData,
  temporaryFolder,
  untilGone,
} from './system-process.ts'

let home: string
let dataFolder: string
const started: EmbeddedSystem[] = []
const processes: SystemProcess[] = []

/** Of a system that was started and stopped once: Postgres takes longer to make a data folder than to serve it. */
let usedHome: string
beforeAll(async () => {
  usedHome = temporaryFolder()
  const options = { home: usedHome, ports: 'any free', withPostgres: true, staysUp: true } as const
  await (await startEmbeddedSystem(options)).stop()
})
afterAll(() => removeFolder(usedHome))

async function start(ports: Ports | 'any free' = 'any free'): Promise<EmbeddedSystem> {
  bringData(usedHome, dataFolder)
  const system = await startEmbeddedSystem({ home, ports, withPostgres: true, staysUp: true })
  started.push(system)
  return system
}

async function startProcess(user?: { uid: number; gid: number }): Promise<SystemProcess> {
  if (user === undefined) bringData(usedHome, dataFolder)
  const system = await startSystemProcess(home, user)
  processes.push(system)
  return system
}

async function freePorts(): Promise<Ports> {
  return {
    postgres: await getPort(),
    dynamoDb: await getPort(),
    s3: await getPort(),
    postHog: await getPort(),
  }
}

function portOf(url: string | null): number {
  return Number(URL.parse(url ?? '')?.port)
}

beforeEach(() => {
  home = temporaryFolder()
  dataFolder = join(home, 'postgres')
})

afterEach(async () => {
  for (const system of started.splice(0)) await system.stop()
  for (const system of processes.splice(0)) {
    system.process.kill('SIGTERM')
    await exitCode(system.process)
  }
  takeBackData(usedHome, dataFolder)
  removeFolder(home)
})

test('every engine answers on the ports that were asked for, and none after stop', async () => {
  const ports = await freePorts()
  const { addresses, stop } = await start(ports)
  expect(addresses).toEqual({
    postgresUrl: `postgres://postgres@127.0.0.1:${ports.postgres}/postgres`,
    dynamoDbEndpoint: `http://127.0.0.1:${ports.dynamoDb}`,
    s3Endpoint: `http://127.0.0.1:${ports.s3}`,
    postHogUrl: `http://127.0.0.1:${ports.postHog}`,
  })
  expect(await ask(addresses.postgresUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await (await fetch(addresses.dynamoDbEndpoint)).text()).toContain('dynamodb')
  expect(await (await fetch(addresses.s3Endpoint)).text()).toContain('ListAllMyBucketsResult')
  expect(
    (await fetch(`${addresses.postHogUrl}/batch/`, { method: 'POST', body: '{"batch":[]}' })).status,
  ).toBe(401)
  const postmaster = postmasterOf(dataFolder)

  await Promise.all([stop(), stop()])
  expect(isRunning(postmaster)).toBe(false)
  for (const port of Object.values(ports)) expect(await isListening(port)).toBe(false)
  expect(existsSync(join(home, 'running.json'))).toBe(false)
})

test('a second system of the same home is refused with where the first one listens and how to stop it', async () => {
  const { addresses } = await start()
  const failure = await start().catch((error: Error) => error.message)
  expect(failure).toContain(`The embedded system of ${home} already runs (process ${process.pid}, since 20`)
  expect(failure).toContain(
    `Postgres at ${addresses.postgresUrl}, DynamoDB at ${addresses.dynamoDbEndpoint}, S3 at ${addresses.s3Endpoint}. ` +
      `Use it as it is, or stop it with Ctrl-C in its terminal or \`kill ${process.pid}\`.`,
  )
  expect(await readRunning(home)).toEqual(addresses)
})

describe('a taken port', () => {
  let occupant: Server

  afterEach(() => {
    occupant.close()
  })

  test.each<Engine>(['postgres', 'dynamoDb', 's3', 'postHog'])(
    'of %s is named, and nothing is left started',
    async (engine) => {
      const free = await freePorts()
      occupant = createServer()
      const port = await listenOnLoopback(occupant, engine, 0)
      await expect(start({ ...free, [engine]: port })).rejects.toThrow(
        `Port ${port}, where the embedded ${engines[engine].title} should listen, is taken by another program: ` +
          `stop that program, or set ${engines[engine].variable} to a free port and start again.`,
      )
      expect(postmasterOf(dataFolder)).toBeNaN()
      const others = Object.values({ ...free, [engine]: undefined }).filter((other) => other !== undefined)
      for (const other of others) expect(await isListening(other)).toBe(false)
      expect(await readRunning(home)).toBeNull()
      await start(free)
    },
  )
})

test('whoever attaches shares the running system and does not stop it', async () => {
  const { addresses } = await startProcess()
  const attached = await attachOrStart(home, true)
  expect(attached.addresses).toEqual(addresses)
  await attached.stop()
  expect(await ask(addresses.postgresUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a command waits for another command of the same home, whose engines go away with it', async () => {
  bringData(usedHome, dataFolder)
  const order: string[] = []
  const first = await attachOrStart(home, true)
  const second = attachOrStart(home, true).then(async (system) => {
    order.push('second starts')
    await system.stop()
  })
  order.push('first ends')
  await first.stop()
  await second
  expect(order).toEqual(['first ends', 'second starts'])
  expect(await readRunning(home)).toBeNull()
})

test('without Postgres only DynamoDB and S3 are started, since PostHog keeps its events there', async () => {
  const system = await attachOrStart(home, false)
  started.push(system)
  expect(system.addresses.postgresUrl).toBeNull()
  expect(system.addresses.postHogUrl).toBeNull()
  expect(existsSync(dataFolder)).toBe(false)
})

test('after its process was killed outright, the next start ends the Postgres it left and keeps the data', async () => {
  const killed = await startProcess()
  await ask(killed.addresses.postgresUrl, 'create table kept as select 42 as answer')
  const orphan = postmasterOf(dataFolder)
  killed.process.kill('SIGKILL')
  await exitCode(killed.process)
  expect(isRunning(orphan)).toBe(true)
  expect(await readRunning(home)).toBeNull()

  // On the very port that the orphan holds.
  const { addresses } = await start({
    ...(await freePorts()),
    postgres: portOf(killed.addresses.postgresUrl),
  })
  expect(isRunning(orphan)).toBe(false)
  expect(await ask(addresses.postgresUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a claim by a process number that belongs to another program by now does not hold the home', async () => {
  const stale = {
    pid: process.pid,
    processMark: 'an earlier process',
    startedAt: '2026-01-01T00:00:00Z',
    staysUp: true,
  }
  const addresses = {
    postgresUrl: 'postgres://x',
    dynamoDbEndpoint: 'http://x',
    s3Endpoint: 'http://x',
    postHogUrl: null,
  }
  writeFileSync(join(home, 'running.json'), JSON.stringify({ ...stale, addresses }))
  expect(await readRunning(home)).toBeNull()
  const system = await start()
  expect(await readRunning(home)).toEqual(system.addresses)
})

test('a claim that was cut short while it was written does not hold the home', async () => {
  writeFileSync(join(home, 'running.json'), '{"pid":')
  const system = await start()
  expect(JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')).addresses).toEqual(system.addresses)
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s, once or again and again, stops every engine and exits with %i', async (signal, code) => {
  const { process: child, addresses } = await startProcess()
  const postmaster = postmasterOf(dataFolder)
  for (let times = 0; times < 3; times += 1) child.kill(signal)
  expect(await exitCode(child)).toBe(code)
  expect(isRunning(postmaster)).toBe(false)
  expect(await isListening(portOf(addresses.postgresUrl))).toBe(false)
  expect(existsSync(join(home, 'running.json'))).toBe(false)
})

test('a process that ends by an error takes Postgres with it', async () => {
  bringData(usedHome, dataFolder)
  const local = new URL('../../../infra/local/', import.meta.url)
  const program =
    `const { startEmbeddedSystem } = await import('${local}embedded-system.ts');` +
    `await startEmbeddedSystem({ home: ${JSON.stringify(home)}, ports: 'any free', withPostgres: true, staysUp: true });` +
    `const { readFileSync } = await import('node:fs');` +
    `console.log(readFileSync(${JSON.stringify(join(dataFolder, 'postmaster.pid'))}, 'utf8').split('\\n')[0]);` +
    `throw new Error('an error that nobody expected')`
  const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
  expect(ended.stderr).toContain('an error that nobody expected')
  await untilGone(Number(ended.stdout))
})

describe('an ordinary user', () => {
  // When the tests run as root, the system is started as the account `nobody`, if that account can reach Node.
  const nobody = { uid: 65_534, gid: 65_534 }
  const reachable = spawnSync(process.execPath, ['--version'], nobody).status === 0
  const user = process.getuid?.() === 0 && reachable ? nobody : undefined

  beforeEach(() => {
    if (user) chownSync(home, user.uid, user.gid)
  })

  test('runs all of it', async () => {
    const { process: child, addresses } = await startProcess(user)
    expect(await ask(addresses.postgresUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    const refused = await startSystemProcess(home, user).catch((error: Error) => error.message)
    expect(refused).toContain(`already runs (process ${child.pid}`)
    child.kill('SIGINT')
    expect(await exitCode(child)).toBe(130)
  })

  test('is told which file of an earlier start, by root for instance, is in the way', async () => {
    const file = join(home, 'postgres.log')
    writeFileSync(file, '', { mode: 0o444 })
    const start = startProcess(user)
    // Root itself may write everything: nothing is in the way then.
    if (process.getuid?.() === 0 && user === undefined) await start
    else
      await expect(start).rejects.toThrow(`cannot keep its data in ${home}: this user may not write ${file}.`)
  })
})
