// The development server gives the files as Office wants them, and passes questions on to the API and the sign-in
// service.
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import getPort from 'get-port'
import { developmentCertificate } from '../../../addin/build/development-certificate.ts'
import { type AddInServer, serveAddIn } from '../../../addin/build/serve-add-in.ts'

let folder = ''
let server: AddInServer
let api: Server

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'penguin-served-'))
  await mkdir(join(folder, 'site/assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'not for anyone')
  await writeFile(join(folder, 'site/index.html'), '<p>the page</p>')
  await writeFile(join(folder, 'site/functions.json'), '{}')
  await writeFile(join(folder, 'site/assets/icon.png'), 'a picture')
  api = createServer(async (incoming, response) => {
    const body = (await incoming.toArray()).join('')
    const { method, url } = incoming
    response.writeHead(418, { 'content-type': 'application/json', 'retry-after': '7' })
    response.end(JSON.stringify({ method, url, body, authorization: incoming.headers.authorization }))
  }).listen(0, '127.0.0.1')
  await once(api, 'listening')
  const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  server = await serveAddIn({
    folder: join(folder, 'site'),
    port: await getPort(),
    certificate: await developmentCertificate('linux'),
    behind: {
      '/api/': { url, keepsPrefix: true },
      '/sign-in/': { url, keepsPrefix: false },
      '/gone/': { url: 'http://127.0.0.1:1', keepsPrefix: true },
    },
  })
})
afterAll(async () => {
  await server.stop()
  api.close()
  await rm(folder, { recursive: true, force: true })
})

describe('The development server', () => {
  test('gives pages anew each time, and lets Excel on the web read the metadata from its own page', async () => {
    const { status, headers } = await ask('/functions.json')
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
    })
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['cache-control']).toBe('no-cache')
    expect((await ask('/')).body).toBe('<p>the page</p>')
  })

  test('lets Office keep icons, which it shows none of otherwise', async () => {
    const { headers } = await ask('/assets/icon.png')
    expect(headers['content-type']).toBe('image/png')
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%', '/absent.html', '/assets'])(
    'has no file at %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404)
    },
  )

  test('takes nothing but questions for files', async () => {
    expect((await ask('/index.html', { method: 'PUT' }, 'x')).status).toBe(405)
  })

  test('passes a question to the API on as it is, and its answer back', async () => {
    const headers = { authorization: 'Bearer abc' }
    const {
      status,
      headers: answered,
      body,
    } = await ask('/api/v1/figures?a=1', { method: 'POST', headers }, '{"b":2}')
    expect(status).toBe(418)
    expect(answered['retry-after']).toBe('7')
    expect(JSON.parse(body)).toEqual({
      method: 'POST',
      url: '/api/v1/figures?a=1',
      body: '{"b":2}',
      authorization: 'Bearer abc',
    })
  })

  test('leads to the sign-in service under a prefix of its own', async () => {
    expect(JSON.parse((await ask('/sign-in/token', { method: 'POST' }, 'a=b')).body)).toMatchObject({
      url: '/token',
    })
  })

  test('says which service does not answer', async () => {
    const { status, body } = await ask('/gone/x')
    expect({ status, body }).toEqual({
      status: 502,
      body: 'http://127.0.0.1:1 does not answer: is npm start running?\n',
    })
  })

  test('says so when its port is taken', async () => {
    const port = Number(new URL(server.url).port)
    const again = serveAddIn({ folder, port, certificate: await developmentCertificate('linux'), behind: {} })
    await expect(again).rejects.toThrow(`Port ${port}, where the add-in should be served, is not free`)
  })
})

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** The path as it is written: `fetch` would clean it first. */
async function ask(path: string, options: RequestOptions = {}, body?: string): Promise<Answer> {
  const { hostname, port } = new URL(server.url)
  const asked = request({ hostname, port, path, rejectUnauthorized: false, ...options })
  asked.end(body)
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  return { status: response.statusCode, headers: response.headers, body: (await response.toArray()).join('') }
}
