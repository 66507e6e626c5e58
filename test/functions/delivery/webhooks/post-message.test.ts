// One attempt against receivers that fail, hang, dribble, redirect, say too much, hang up or are not who they should be; and
// names that lead where nothing may be sent.
import type { LookupAddress } from 'node:dns'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import {
  messagePoster,
  type PostRules,
  PUBLIC_POST,
} from '../../../../functions/delivery/webhooks/post-message.ts'
import { isPrivateAddress } from '../../../../functions/delivery/webhooks/private-address.ts'
import { CERTIFICATE, HOST, listening, type Receiver, startReceiver } from './receivers.ts'

const LOCAL: PostRules = { ...PUBLIC_POST, allowsLoopback: true, connectMs: 300, wholeMs: 300 }
const MESSAGE = { headers: { 'webhook-id': 'msg_1' }, body: '{"what":"Größe"}' }
const NOW_MS = Date.UTC(2026, 10, 1)
const post = (url: string, rules: Partial<PostRules> = {}) =>
  messagePoster({ ...LOCAL, ...rules }, () => NOW_MS)(url, MESSAGE)

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})
const receiver = async (answer: RequestListener, protocol?: 'https'): Promise<Receiver> => {
  const started = await startReceiver(answer, protocol)
  stops.push(started.stop)
  return started
}
/** A server below HTTP. */
const rawReceiver = async (answer: Parameters<typeof createServer>[1]): Promise<string> => {
  const { port, stop } = await listening(createServer(answer))
  stops.push(stop)
  return `http://127.0.0.1:${port}/`
}
const ok = (status: number, retryAfterSeconds: number | null = null) => ({
  kind: 'status',
  status,
  retryAfterSeconds,
})
const none = (why: unknown) => ({ kind: 'none', why })

describe('an answer', () => {
  test.each([200, 204, 400, 410, 500, 503])('%d is what the attempt came to', async (status) => {
    const { url, received } = await receiver((_, response) => response.writeHead(status).end())
    expect(await post(url)).toEqual(ok(status))
    expect(received).toEqual([expect.objectContaining({ body: MESSAGE.body })])
    expect(received[0]?.headers).toMatchObject({ 'webhook-id': 'msg_1', 'content-length': '18' })
  })

  test.each([
    ['120', 120],
    ['Sun, 01 Nov 2026 00:01:30 GMT', 90],
    ['Sat, 31 Oct 2026 00:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
  ])('Retry-After: %s asks for %p seconds', async (header, seconds) => {
    const { url } = await receiver((_, response) => response.writeHead(503, { 'retry-after': header }).end())
    const answer = await post(url)
    // A number below zero is read as a date by some engines: never as a wait.
    expect(answer).toMatchObject({ status: 503 })
    expect('retryAfterSeconds' in answer && (answer.retryAfterSeconds || null)).toBe(seconds || null)
  })

  test('that redirects is not followed, to wherever it leads', async () => {
    const inner = await receiver((_, response) => response.end('secret'))
    for (const location of [inner.url, 'http://169.254.169.254/latest/meta-data/', 'http://[::1]/']) {
      const { url } = await receiver((_, response) => response.writeHead(307, { location }).end())
      expect(await post(url)).toEqual(ok(307))
    }
    expect(inner.received).toEqual([])
  })

  test('counts once its status is there: what dribbles, breaks off or never ends after it takes nothing back', async () => {
    const dribbling = await receiver((_, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(timer))
    })
    expect(await post(dribbling.url)).toEqual(ok(200))
    const broken = await rawReceiver((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end('HTTP/1.1 202 Accepted\r\ncontent-length: 1000\r\n\r\nhalf'))
    })
    expect(await post(broken)).toEqual(ok(202))
  })

  test('that is too long is not read to its end', async () => {
    let written = 0
    const { url } = await receiver((_, response) => {
      const more = (): void => {
        while (!response.destroyed) {
          written += 65_536
          if (!response.write(Buffer.alloc(65_536))) break
        }
      }
      response.on('drain', more)
      more()
    })
    expect(await post(url, { wholeMs: 5_000 })).toEqual(ok(200))
    expect(written).toBeLessThan(20_000_000)
  })

  test('that comes twice is the first one', async () => {
    const url = await rawReceiver((socket) => {
      socket.on('error', () => undefined)
      const answer = (status: string): string => `HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`
      socket.once('data', () => socket.end(`${answer('200 OK')}${answer('500 No')}`))
    })
    expect(await post(url)).toEqual(ok(200))
  })
})

describe('no answer', () => {
  test('within the time, whether the receiver hangs or sends its head byte by byte', async () => {
    const hanging = await receiver(() => undefined)
    expect(await post(hanging.url)).toEqual(none('no answer within 0.3 s'))
    const slow = await rawReceiver((socket) => {
      socket.on('error', () => undefined)
      const head = 'HTTP/1.1 200 OK\r\n'
      let sent = 0
      const timer = setInterval(() => socket.write(head[sent++] ?? 'x'), 20)
      socket.on('close', () => clearInterval(timer))
    })
    expect(await post(slow)).toEqual(none('no answer within 0.3 s'))
  })

  test('where TLS is not agreed on, or a name not looked up, within the time for connecting', async () => {
    const { port, stop } = await listening(createServer(() => undefined))
    stops.push(stop)
    const rules = { connectMs: 100, wholeMs: 5_000 }
    expect(await post(`https://127.0.0.1:${port}/`, rules)).toEqual(none('no connection within 0.1 s'))
    const never = { ...rules, resolve: () => new Promise<never>(() => undefined) }
    expect(await post(`https://${HOST}/`, never)).toEqual(none('no connection within 0.1 s'))
  })

  test('but a connection that is refused, closed early, or speaks something else', async () => {
    const closing = await rawReceiver((socket) => socket.destroy())
    expect(await post(closing)).toEqual(none('the connection was closed before an answer'))
    const { url, stop } = await startReceiver(() => undefined)
    await stop()
    expect(await post(url)).toEqual(none('the connection was refused'))
    const other = await rawReceiver((socket) => socket.end('220 mail.example.net ESMTP\r\n'))
    expect(await post(other)).toEqual(none(expect.stringContaining('the answer is not HTTP')))
    const upgrading = await rawReceiver((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      )
    })
    expect(await post(upgrading)).toMatchObject({ kind: 'none' })
  })
})

test.each([
  ['one address', 1],
  ['two', 2],
])(
  'a name with %s to which there is no way at all is an attempt that failed, and nothing worse',
  async (_, many) => {
    // Connecting to an address of many receivers fails at once, as one of IPv6 does where there is no IPv6.
    const resolve = async () => Array.from({ length: many }, () => ({ address: '224.0.0.1', family: 4 }))
    const answer = await post(`https://${HOST}/`, { isPrivate: () => false, resolve })
    expect(answer).toEqual(none('it cannot be reached'))
  },
)

describe('over TLS', () => {
  const here: LookupAddress[] = [{ address: '127.0.0.1', family: 4 }]
  /** This machine stands for the public internet, so that every other rule is the strict one. */
  const strict = {
    allowsLoopback: false,
    isPrivate: (address: string, family: 'ipv4' | 'ipv6') =>
      address !== '127.0.0.1' && isPrivateAddress(address, family),
    wholeMs: 5_000,
    connectMs: 5_000,
  }

  test('the certificate must be of the name that was asked for, by an authority that is trusted', async () => {
    const { port, received } = await receiver((_, response) => response.end(), 'https')
    const rules = { ...strict, ca: CERTIFICATE, resolve: async () => here }
    expect(await post(`https://${HOST}:${port}/`, rules)).toEqual(ok(200))
    expect(received[0]?.host).toBe(`${HOST}:${port}`)
    expect(await post(`https://other.example.net:${port}/`, rules)).toEqual(
      none('its certificate is for another name'),
    )
    const { ca: _, ...untrusting } = rules
    expect(await post(`https://${HOST}:${port}/`, untrusting)).toEqual(
      none(expect.stringContaining('its certificate is not trusted')),
    )
    expect(received).toHaveLength(1)
  })

  test('a receiver that speaks none gets nothing', async () => {
    const { port, received } = await receiver((_, response) => response.end())
    const answer = await post(`https://${HOST}:${port}/`, { ...strict, resolve: async () => here })
    expect(answer).toEqual(none(expect.stringContaining('TLS failed')))
    expect(received).toEqual([])
  })

  test('a name is looked up once an attempt, and where it leads is checked in each: rebinding gains nothing', async () => {
    const { port, received } = await receiver((_, response) => response.end(), 'https')
    const answers: LookupAddress[][] = [here, [{ address: '10.1.2.3', family: 4 }], here]
    const asked: string[] = []
    const rules = {
      ...strict,
      ca: CERTIFICATE,
      resolve: async (host: string) => {
        asked.push(host)
        return answers.shift() ?? []
      },
    }
    expect(await post(`https://${HOST}:${port}/`, rules)).toEqual(ok(200))
    expect(asked).toEqual([HOST])
    const refused = none('not sent: its name leads to an address that is not of the public internet')
    expect(await post(`https://${HOST}:${port}/`, rules)).toEqual(refused)
    expect(await post(`https://${HOST}:${port}/`, rules)).toEqual(ok(200))
    expect(await post(`https://${HOST}:${port}/`, rules)).toEqual(none('not sent: its name leads nowhere'))
    expect([asked.length, received.length]).toEqual([4, 2])
  })
})

describe('targets that are not of the public internet', () => {
  let inner: Receiver
  beforeAll(async () => {
    inner = await startReceiver((_, response) => response.end())
  })
  afterAll(() => inner.stop())
  const refused = { kind: 'none', why: expect.stringMatching(/^not sent: /) }

  test.each([
    ['127.0.0.1', 4],
    ['10.0.0.1', 4],
    ['172.16.5.5', 4],
    ['192.168.1.1', 4],
    ['169.254.169.254', 4],
    ['100.64.0.1', 4],
    ['0.0.0.0', 4],
    ['224.0.0.1', 4],
    ['255.255.255.255', 4],
    ['::1', 6],
    ['::', 6],
    ['fe80::1', 6],
    ['fe80::1%lo', 6],
    ['fd00::1', 6],
    ['ff02::1', 6],
    ['::ffff:127.0.0.1', 6],
    ['::ffff:8.8.8.8', 6],
    ['64:ff9b::a00:1', 6],
    ['2002:7f00:1::', 6],
    ['nonsense', 4],
  ])('a name that leads to %s is not called, alone or beside a public address', async (address, family) => {
    const rules = { ...PUBLIC_POST, connectMs: 300, wholeMs: 300 }
    const url = `https://${HOST}:${inner.port}/`
    const own = { address, family }
    const beside = [{ address: '8.8.8.8', family: 4 }, own]
    expect(await post(url, { ...rules, resolve: async () => [own] })).toEqual(refused)
    expect(await post(url, { ...rules, resolve: async () => beside })).toEqual(refused)
  })

  test.each([
    'https://127.0.0.1',
    'http://127.0.0.1',
    'https://localhost',
    'https://2130706433',
    'https://[::1]',
  ])('%s is refused by its text, and nothing of it is looked up', async (start) => {
    const resolve = async (): Promise<never> => {
      throw new Error('asked')
    }
    const rules = { ...PUBLIC_POST, resolve }
    expect(await post(`${start}:${inner.port}/`, rules)).toEqual(refused)
  })

  test('this machine may be called where that is set, and no other private address then', async () => {
    expect(await post(inner.url)).toEqual(ok(200))
    const resolve = () => Promise.reject(new Error('asked'))
    const patient = { wholeMs: 5_000, connectMs: 5_000, resolve }
    expect(await post(`http://localhost:${inner.port}/`, patient)).toEqual(ok(200))
    for (const url of ['http://10.0.0.1/', 'http://169.254.169.254/', 'http://hooks.example.net/']) {
      expect(await post(url)).toEqual(refused)
    }
    expect(inner.received).toHaveLength(2)
  })
})
