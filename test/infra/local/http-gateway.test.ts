// The embedded API Gateway hands a request to its handler as the real one does, and refuses what the real one refuses.

import { once } from 'node:events'
import { type IncomingHttpHeaders, request as openRequest } from 'node:http'
import { connect, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import fc from 'fast-check'
import { browserAccess } from '../../../infra/browser-access.ts'
import type { HttpApiHandler } from '../../../infra/local/http-gateway/invoke.ts'
import {
  type GatewayOptions,
  type RunningGateway,
  startHttpGateway,
} from '../../../infra/local/http-gateway.ts'
import { listenOnLoopback } from '../../../infra/local/ports.ts'
import { isListening } from './system-process.ts'

const NOON_MS = Date.UTC(2026, 9, 7, 12, 0, 5)
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

let running: RunningGateway
const received: { event: APIGatewayProxyEventV2; context: Context }[] = []
const failures: string[] = []

afterEach(async () => {
  await running.stop()
  received.length = 0
  failures.length = 0
})

/** A gateway before a handler that answers with this, or does this. */
async function start(answer: unknown, options: Partial<GatewayOptions> = {}): Promise<void> {
  const handler = async (event: APIGatewayProxyEventV2, context: Context) => {
    received.push({ event, context })
    return typeof answer === 'function' ? answer(event, context) : answer
  }
  running = await startHttpGateway({
    port: 0,
    functions: [{ name: 'figures-api', under: '/', handler: handler as HttpApiHandler }],
    clock: () => NOON_MS,
    onFailure: ({ message }) => failures.push(message),
    ...options,
  })
}

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** As it is written here: no client tidies the path or joins headers. */
async function send(
  path: string,
  {
    method = 'GET',
    headers = [],
    body,
  }: { method?: string; headers?: string[]; body?: string | Buffer } = {},
): Promise<Answer> {
  const { port } = running
  const sent = openRequest({
    port,
    host: '127.0.0.1',
    path,
    method,
    headers: ['Host', `localhost:${port}`, ...headers],
  })
  sent.end(body)
  const [response] = await once(sent, 'response')
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) }
}

function onlyEvent(): APIGatewayProxyEventV2 {
  expect(received).toHaveLength(1)
  return received[0]?.event as APIGatewayProxyEventV2
}

describe('the event', () => {
  test('of a plain GET holds what API Gateway writes, and no field without content', async () => {
    await start({ statusCode: 204 })
    await send('/api/v1/figures', {
      headers: ['User-Agent', 'curl/8.7.1', 'Accept', '*/*', 'Connection', 'close'],
    })
    const requestId = onlyEvent().requestContext.requestId
    expect(onlyEvent()).toEqual({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/api/v1/figures',
      rawQueryString: '',
      headers: {
        accept: '*/*',
        'content-length': '0',
        host: `localhost:${running.port}`,
        'user-agent': 'curl/8.7.1',
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': String(running.port),
        'x-forwarded-proto': 'http',
      },
      requestContext: {
        accountId: '123456789012',
        apiId: 'local',
        domainName: 'localhost',
        domainPrefix: 'localhost',
        http: {
          method: 'GET',
          path: '/api/v1/figures',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'curl/8.7.1',
        },
        requestId,
        routeKey: '$default',
        stage: '$default',
        time: '07/Oct/2026:12:00:05 +0000',
        timeEpoch: NOON_MS,
      },
      isBase64Encoded: false,
    })
    expect(requestId).toMatch(UUID)
  })

  test('keeps the query as it was sent, and beside it decoded, repeated names joined by commas', async () => {
    await start({ statusCode: 204 })
    const query =
      'repeat=one&repeat=two&redirect=https%3A%2F%2Fexample.com%2Fa&literal=a+b&encoded=a%2Bb&empty=&bare'
    await send(`/capture?${query}`)
    expect(onlyEvent().rawQueryString).toBe(query)
    expect(onlyEvent().queryStringParameters).toEqual({
      repeat: 'one,two',
      redirect: 'https://example.com/a',
      literal: 'a b',
      encoded: 'a+b',
      empty: '',
      bare: '',
    })
  })

  test('has lower-case headers, repeated ones joined by commas; cookies stand apart', async () => {
    await start({ statusCode: 204 })
    await send('/', {
      headers: [
        'X-Probe',
        'first',
        'x-probe',
        'second',
        'Cookie',
        'session=abc; theme=dark',
        'Cookie',
        'late=1',
      ],
    })
    expect(onlyEvent().headers['x-probe']).toBe('first,second')
    expect(onlyEvent().cookies).toEqual(['session=abc', 'theme=dark', 'late=1'])
    expect(onlyEvent().headers).not.toHaveProperty('cookie')
  })

  test('names the address that the gateway saw, last among those the client claims', async () => {
    await start({ statusCode: 204 })
    await send('/', { headers: ['X-Forwarded-For', '203.0.113.7'] })
    expect(onlyEvent().headers['x-forwarded-for']).toBe('203.0.113.7, 127.0.0.1')
    expect(onlyEvent().requestContext.http.sourceIp).toBe('127.0.0.1')
  })

  // Captured from a real HTTP API: hotsock/voker, vokerhttp/testdata/ingress-paths.json.
  test.each([
    ['/capture/plain', '/capture/plain'],
    ['/capture/space%20value', '/capture/space value'],
    ['/capture/question%3Fvalue', '/capture/question'],
    ['/capture/hash%23value', '/capture/hash#value'],
    ['/capture/slash%2Fvalue', '/capture/slash/value'],
    ['/capture/unicode-%CE%BB-%E4%B8%96%E7%95%8C', '/capture/unicode-λ-世界'],
    ['/capture/literal%252Fvalue', '/capture/literal/value'],
    ['/capture/literal%253Fvalue', '/capture/literal?value'],
    ['/capture/literal%2525value', '/capture/literal%value'],
  ])('of the path %s has the path %s', async (sent, path) => {
    await start({ statusCode: 204 })
    await send(`${sent}?a=%3F%25`)
    expect(onlyEvent()).toMatchObject({
      rawPath: path,
      rawQueryString: 'a=%3F%25',
      requestContext: { http: { path } },
    })
  })

  test.each(['/capture/percent%25done', '/a%', '/%C3'])('is never made of the path %s', async (sent) => {
    await start({ statusCode: 204 })
    const { status, body } = await send(sent)
    expect([status, body.toString()]).toEqual([400, '{"message":"Bad Request"}'])
    expect(received).toEqual([])
  })

  test.each([
    ['text/plain', 'päper'],
    ['application/json; charset=utf-8', '{"a":"ä"}'],
    ['application/XML', '<a/>'],
    ['application/javascript', '1'],
  ])('of a body of type %s has it as text', async (type, body) => {
    await start({ statusCode: 204 })
    await send('/', { method: 'POST', headers: ['Content-Type', type], body })
    expect(onlyEvent()).toMatchObject({ body, isBase64Encoded: false })
    expect(onlyEvent().headers['content-length']).toBe(String(Buffer.byteLength(body)))
  })

  test.each([
    ['application/x-www-form-urlencoded', 'a=1'],
    ['application/problem+json', '{}'],
    ['application/octet-stream', gzipSync('x')],
    [undefined, 'untyped'],
  ])('of a body of type %s has it as base64', async (type, body) => {
    await start({ statusCode: 204 })
    await send('/', { method: 'PUT', headers: type === undefined ? [] : ['Content-Type', type], body })
    expect(onlyEvent()).toMatchObject({ body: Buffer.from(body).toString('base64'), isBase64Encoded: true })
  })

  test('of a chunked body says its length and nothing of chunks', async () => {
    await start({ statusCode: 204 })
    const headers = ['Content-Type', 'text/csv', 'Transfer-Encoding', 'chunked']
    await send('/', { method: 'POST', headers, body: 'vps,usd\n' })
    expect(onlyEvent()).toMatchObject({ body: 'vps,usd\n', headers: { 'content-length': '8' } })
    expect(onlyEvent().headers).not.toHaveProperty('transfer-encoding')
  })

  test.each(['HEAD', 'OPTIONS', 'DELETE', 'PATCH'])('of %s reaches the handler', async (method) => {
    await start({ statusCode: 200, body: 'text' })
    const { body, headers } = await send('/', { method })
    expect(onlyEvent().requestContext.http.method).toBe(method)
    expect(headers['content-length']).toBe('4')
    expect(body.toString()).toBe(method === 'HEAD' ? '' : 'text')
  })

  test('whatever the query holds, the raw query is what was sent and the parameters are what it means', async () => {
    await start({ statusCode: 204 })
    const pairs = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), {
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(pairs, async (given) => {
        received.length = 0
        const query = new URLSearchParams(given).toString()
        await send(`/?${query}`)
        const meant = new Map<string, string[]>()
        // Through URLSearchParams, which replaces what is no Unicode.
        for (const [name, value] of new URLSearchParams(query))
          meant.set(name, [...(meant.get(name) ?? []), value])
        expect(onlyEvent().rawQueryString).toBe(query)
        const parameters = Object.entries(onlyEvent().queryStringParameters ?? {})
        expect(new Map(parameters)).toEqual(
          new Map([...meant].map(([name, values]) => [name, values.join(',')])),
        )
      }),
      { seed: 20_260_901, numRuns: 50 },
    )
  })
})

test('a request goes to the function under whose path it lies, the longer before the shorter', async () => {
  const answering = (name: string, under: string) => ({
    name,
    under,
    handler: async (_: unknown, { functionName }: Context) => ({ statusCode: 200, body: functionName }),
  })
  await start(null, {
    functions: [answering('all-else', '/'), answering('planning', '/api/v1/planning/')],
  })
  const answeredBy = async (path: string) => (await send(path)).body.toString()
  expect(await answeredBy('/api/v1/planning/budgets?scenario=budget')).toBe('planning')
  expect(await answeredBy('/api/v1/planning')).toBe('all-else')
  expect(await answeredBy('/api/v1/planningly')).toBe('all-else')
  expect(await answeredBy('/api/v1/figures')).toBe('all-else')
})

test('the context tells the handler who it is and how long it has', async () => {
  let nowMs = NOON_MS
  const remaining: number[] = []
  const answer = (_: unknown, context: Context) => {
    for (const passedMs of [0, 12_000, 60_000]) {
      nowMs = NOON_MS + passedMs
      remaining.push(context.getRemainingTimeInMillis())
    }
    return { statusCode: 204 }
  }
  await start(answer, { clock: () => nowMs })
  await send('/')
  expect(remaining).toEqual([30_000, 18_000, 0])
  expect(received[0]?.context).toMatchObject({
    awsRequestId: expect.stringMatching(UUID),
    functionName: 'figures-api',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:figures-api',
    logGroupName: '/aws/lambda/figures-api',
    logStreamName: expect.stringMatching(/^2026\/10\/07\/\[\$LATEST\][0-9a-f]{32}$/),
    memoryLimitInMB: '1024',
  })
  expect(received[0]?.context.awsRequestId).not.toBe(onlyEvent().requestContext.requestId)
})

describe('the answer', () => {
  test('has the status, headers, cookies and body of the result, and the id of the request', async () => {
    await start({
      statusCode: 201,
      headers: {
        'X-Count': 3,
        'x-partial': false,
        'Content-Type': 'text/csv',
        'Content-Length': 1,
        'Set-Cookie': 'c=3',
      },
      cookies: ['a=1; Path=/; HttpOnly', 'b=2'],
      body: 'vps,€\n',
    })
    const { status, headers, body } = await send('/')
    expect(status).toBe(201)
    expect(headers).toMatchObject({
      'x-count': '3',
      'x-partial': 'false',
      'content-type': 'text/csv',
      'content-length': '8',
      'set-cookie': ['c=3', 'a=1; Path=/; HttpOnly', 'b=2'],
      'apigw-requestid': onlyEvent().requestContext.requestId,
    })
    expect(body.toString()).toBe('vps,€\n')
  })

  test('without a type of its own is plain text; headers of format 1.0 count for nothing', async () => {
    await start({ statusCode: 200, body: '{}', multiValueHeaders: { 'content-type': ['application/json'] } })
    expect((await send('/')).headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  test('of a base64 body are its bytes', async () => {
    const zipped = gzipSync('a long answer')
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    await start({ statusCode: 200, headers, body: zipped.toString('base64'), isBase64Encoded: true })
    expect((await send('/')).body).toEqual(zipped)
    expect(await (await fetch(running.address)).text()).toBe('a long answer')
  })

  test.each([204, 304])('%i has neither body nor length', async (statusCode) => {
    await start({ statusCode, body: 'ignored' })
    const { status, headers, body } = await send('/')
    expect([status, headers['content-length'], body.length]).toEqual([statusCode, undefined, 0])
  })

  test.each([
    ['an object', { message: 'hi' }, '{"message":"hi"}'],
    [
      'an object with a body but no status',
      { body: 'hi', headers: { 'content-type': 'text/html' } },
      undefined,
    ],
    ['a list', [1, 2], '[1,2]'],
    ['a text', 'Hello from Lambda!', 'Hello from Lambda!'],
    ['nothing', undefined, 'null'],
    ['what JSON keeps of it', { at: new Date(0), gone: undefined }, '{"at":"1970-01-01T00:00:00.000Z"}'],
  ])('to %s is a 200 with that as JSON', async (_, result, text = JSON.stringify(result)) => {
    await start(() => result)
    const { status, headers, body } = await send('/')
    expect([status, headers['content-type'], body.toString()]).toEqual([200, 'application/json', text])
  })

  test.each([
    ['throws', () => Promise.reject(new Error('No such table.')), 'The handler failed: No such table.'],
    ['returns what JSON cannot hold', { statusCode: 200, body: 1n }, /^The handler failed: .*BigInt/],
    ['gives a status as text', { statusCode: '200' }, /malformed, statusCode: /],
    ['gives a status that is none', { statusCode: 99 }, /malformed, statusCode: /],
    ['gives no status but null', { statusCode: null }, /malformed, statusCode: /],
    ['gives a body that is no text', { statusCode: 200, body: { a: 1 } }, /malformed, body: /],
    [
      'gives a list as a header',
      { statusCode: 200, headers: { vary: ['a', 'b'] } },
      /malformed, headers\.vary: /,
    ],
    [
      'gives a header over two lines',
      { statusCode: 200, headers: { a: 'b\r\nc: d' } },
      /malformed, a: no HTTP header/,
    ],
    [
      'gives a cookie over two lines',
      { statusCode: 200, cookies: ['a=b\n'] },
      /malformed, set-cookie: no HTTP header/,
    ],
    [
      'says base64 of what is none',
      { statusCode: 200, body: 'ä', isBase64Encoded: true },
      /malformed, body: /,
    ],
  ])('to a handler that %s is 500 and says nothing of it', async (_, answer, failure) => {
    await start(answer)
    const { status, headers, body } = await send('/')
    expect([status, headers['content-type'], body.toString()]).toEqual([
      500,
      'application/json',
      '{"message":"Internal Server Error"}',
    ])
    expect(headers['apigw-requestid']).toMatch(UUID)
    expect(failures).toEqual([expect.stringMatching(failure)])
  })

  test('to a handler that takes too long is 503', async () => {
    await start(() => new Promise(() => undefined), { patienceMs: 20 })
    const { status, body } = await send('/')
    expect([status, body.toString()]).toEqual([503, '{"message":"Service Unavailable"}'])
    expect(failures).toEqual(['The handler took longer than 0.02 s, and goes on.'])
  })

  test('is cut when the gateway stops, also while the handler still works', async () => {
    await start(() => new Promise(() => undefined))
    const asked = send('/').catch((error) => error.code)
    while (received.length === 0) await new Promise(setImmediate)
    await running.stop()
    expect(await asked).toBe('ECONNRESET')
  })
})

describe('sizes', () => {
  // What is around the body, in bytes.
  const wrapping = JSON.stringify({ statusCode: 200, body: '' }).length

  test('a result of 6,291,556 bytes as JSON is answered, one byte more is not', async () => {
    let bytes = 6_291_556
    await start(() => ({ statusCode: 200, body: 'x'.repeat(bytes - wrapping) }))
    expect((await send('/')).status).toBe(200)
    bytes += 1
    const { status, body } = await send('/')
    expect([status, body.toString()]).toEqual([500, '{"message":"Internal Server Error"}'])
    expect(failures).toEqual(["The handler's result has 6291557 bytes; Lambda returns at most 6291556."])
  })

  test('quotes count as the two bytes that JSON makes of them', async () => {
    await start({ statusCode: 200, body: '"'.repeat(3_200_000) })
    expect((await send('/')).status).toBe(500)
  })

  test.each([
    ['a body over 10 MB', 'text/plain', 10 * 1024 * 1024 + 1],
    ['an event over 6 MB', 'text/plain', 6 * 1024 * 1024],
    ['an event over 6 MB, as base64 makes it', 'application/octet-stream', 5 * 1024 * 1024],
  ])('%s is refused and never reaches the handler', async (_, type, bytes) => {
    await start({ statusCode: 204 })
    const { status, body } = await send('/', {
      method: 'POST',
      headers: ['Content-Type', type],
      body: 'x'.repeat(bytes),
    })
    expect([status, body.toString()]).toEqual([413, '{"message":"Request Entity Too Large"}'])
    expect(received).toEqual([])
  })

  test('a body of 5 MB of text arrives whole', async () => {
    await start({ statusCode: 204 })
    const body = 'x'.repeat(5 * 1024 * 1024)
    expect((await send('/', { method: 'POST', headers: ['Content-Type', 'text/csv'], body })).status).toBe(
      204,
    )
    expect(onlyEvent().body).toHaveLength(body.length)
  })
})

test('a client that goes away in the middle of a request is no failure', async () => {
  await start({ statusCode: 204 })
  const socket = connect({ port: running.port, host: '127.0.0.1' })
  await once(socket, 'connect')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"half":')
  await send('/')
  socket.resetAndDestroy()
  expect((await send('/')).status).toBe(204)
  expect([received.length, failures]).toEqual([2, []])
})

test('only this machine can reach it, and after stop nobody can', async () => {
  await start({ statusCode: 204 })
  expect(await isListening(running.port)).toBe(true)
  const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  for (const { address } of others.filter(({ internal }) => !internal)) {
    expect(await isListening(running.port, address)).toBe(false)
  }
  await Promise.all([running.stop(), running.stop()])
  expect(await isListening(running.port)).toBe(false)
})

test('a taken port is named, with the variable that chooses another', async () => {
  await start({ statusCode: 204 })
  const occupant = createServer()
  const port = await listenOnLoopback(occupant, 'api', 0)
  await expect(startHttpGateway({ port, functions: [], clock: () => NOON_MS })).rejects.toThrow(
    `Port ${port}, where the embedded figures API should listen, is taken by another program: ` +
      'stop that program, or set PENGUIN_API_PORT to a free port and start again.',
  )
  occupant.close()
})

describe('browsers of other pages', () => {
  const page = 'https://addin.example.com'
  const access = { browserAccess: browserAccess([page]) }
  const preflight = (origin: string, options: { method?: string; headers?: string[] } = {}) =>
    send('/api/v1/figures/query', {
      method: 'OPTIONS',
      headers: ['Origin', origin, 'Access-Control-Request-Method', 'POST'],
      ...options,
    })
  const spoken = ({ headers }: Answer) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control-')))

  test('are told what they may send before the handler is asked, as api-cors.ts says it on AWS', async () => {
    await start({ statusCode: 200 }, access)
    const answer = await preflight(page)
    expect([answer.status, answer.body.length, received.length]).toEqual([204, 0, 0])
    expect(spoken(answer)).toEqual({
      'access-control-allow-origin': page,
      'access-control-allow-methods': 'GET,HEAD,POST',
      'access-control-allow-headers': 'accept,authorization,content-type,if-none-match',
      'access-control-expose-headers':
        'apigw-requestid,content-disposition,etag,retry-after,www-authenticate',
      'access-control-max-age': '7200',
    })
    expect(answer.headers['apigw-requestid']).toMatch(/./)
  })

  test.each(['https://addin.example.com.evil.example', 'http://addin.example.com', 'null', '*'])(
    'of %s are told nothing, and the handler is not asked',
    async (origin) => {
      await start({ statusCode: 200 }, access)
      const answer = await preflight(origin)
      expect([answer.status, spoken(answer), received.length]).toEqual([204, {}, 0])
    },
  )

  test('read an answer where they may, with what the gateway says and not the handler', async () => {
    const headers = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Credentials': 'true',
      etag: '"1"',
    }
    await start({ statusCode: 401, headers, body: '{}' }, access)
    const allowed = await send('/', { headers: ['Origin', page] })
    expect(spoken(allowed)).toEqual({
      'access-control-allow-origin': page,
      'access-control-expose-headers':
        'apigw-requestid,content-disposition,etag,retry-after,www-authenticate',
    })
    expect(allowed.headers.etag).toBe('"1"')
    expect(spoken(await send('/', { headers: ['Origin', 'https://other.example'] }))).toEqual({})
    expect(spoken(await send('/'))).toEqual({})
    expect(received).toHaveLength(3)
  })

  test('cannot read what the gateway refuses with by itself', async () => {
    await start(() => Promise.reject(new Error('no')), access)
    const refused = await send('/', { headers: ['Origin', page] })
    expect([refused.status, spoken(refused)]).toEqual([500, {}])
  })

  test('ask the handler where the API knows of no browsers, and with an OPTIONS that is no preflight', async () => {
    await start({ statusCode: 200 })
    await preflight(page)
    expect(received).toHaveLength(1)
    await running.stop()
    await start({ statusCode: 200 }, access)
    await preflight(page, { headers: ['Origin', page] })
    expect(received).toHaveLength(2)
  })
})
