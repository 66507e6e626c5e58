// The page's server gives its own files and the add-in's, and tells the browser to ask nobody else than the API.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type RunningPage, servePage } from './serve-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'penguin-page-'))
let server: RunningPage

beforeAll(async () => {
  for (const name of ['page', 'addin', 'page-of-another']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'page/index.html'), '<!doctype html><title>Workbook</title>')
  writeFileSync(join(folder, 'page/page.js'), 'export {}')
  writeFileSync(join(folder, 'addin/index.html'), '<!doctype html><title>Add-in</title>')
  writeFileSync(join(folder, 'page-of-another/secret.txt'), 'not to be read')
  server = await servePage({
    port: 0,
    folder: join(folder, 'page'),
    addinFolder: join(folder, 'addin'),
    apiUrl: 'http://127.0.0.1:8088/v1',
  })
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** As it is written: fetch would take the dots out of a path before it asks. */
function statusOf(path: string, method = 'GET'): Promise<number | undefined> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

test('the page, its code and the pane come with their types', async () => {
  const typeOf = async (path: string) =>
    (await fetch(new URL(path, server.url))).headers.get('content-type')?.split(';')[0]
  expect(await Promise.all(['', 'page.js', 'addin/', 'settings.json'].map(typeOf))).toEqual([
    'text/html',
    'text/javascript',
    'text/html',
    'application/json',
  ])
})

test('the page hears where the API and the pane are', async () => {
  const answer = await fetch(new URL('settings.json', server.url))
  expect(await answer.json()).toEqual({ apiUrl: 'http://127.0.0.1:8088/v1', panePath: '/addin/' })
})

test.each([
  '/../page-of-another/secret.txt',
  '/..%2fpage-of-another%2fsecret.txt',
  '/%2e%2e/page-of-another/secret.txt',
  '/../page-of-another/',
  '/addin/..%2f..%2fpage-of-another/secret.txt',
  '//page-of-another/secret.txt',
  '/%00',
  '/%zz',
  '/absent.js',
])('%s is no file of the page', async (path) => {
  expect(await statusOf(path)).toBe(404)
})

test('files are only given, never taken', async () => {
  expect(await statusOf('/', 'POST')).toBe(405)
  expect(await statusOf('/', 'HEAD')).toBe(200)
})

test('code comes from this server alone, and nothing is asked of another than the API', async () => {
  const { headers } = await fetch(server.url)
  const policy = (headers.get('content-security-policy') ?? '').split('; ')
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("connect-src 'self' http://127.0.0.1:8088")
  expect(policy.join(' ')).not.toMatch(/script-src|unsafe-eval|\*/)
})

test('a port that is taken is named', async () => {
  const { port } = new URL(server.url)
  await expect(servePage({ port: Number(port), folder })).rejects.toThrow(`Port ${port}`)
})
