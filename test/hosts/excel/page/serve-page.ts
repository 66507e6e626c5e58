// Serves the built page, and the add-in's files beside it, on this machine only. The browser is told to ask nobody else
// than this server and the API: what the page or an add-in would fetch from elsewhere fails here as it is written.
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { codeOf } from '../../../../infra/local/error-code.ts'
import { loopback } from '../../../../infra/local/ports.ts'
import { stopperOf } from '../../../../infra/local/stop-server.ts'
import { buildPage } from './build-page.ts'
import { ADDIN_PATH, LIBRARY_PATH, OFFICE_PATH, type PageSettings, SETTINGS_PATH } from './page-settings.ts'

export interface PageOptions {
  /** 0 takes any free one. */
  readonly port: number
  /** Where the built page is, or is to be built. */
  readonly folder?: string
  /** The API that the page and the add-in may ask, beside this server. */
  readonly apiUrl?: string
  /** Where the add-in signs people in. */
  readonly signInUrl?: string
  /** The built add-in; its index.html is the pane. */
  readonly addinFolder?: string
}

export interface RunningPage {
  readonly url: string
  stop(): Promise<void>
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Builds the page and serves it on 127.0.0.1. Stopping ends the connections that are open. */
export async function startExcelPage(options: PageOptions): Promise<RunningPage> {
  const { folder } = await buildPage(options.folder)
  return servePage({ ...options, folder })
}

/** Serves a page that is built. */
export async function servePage(options: PageOptions & { readonly folder: string }): Promise<RunningPage> {
  const server = createServer((request, response) => {
    // The browser went away while it was answered.
    answer(request, response, options).catch(() => response.destroy())
  })
  try {
    server.listen({ port: options.port, host: loopback })
    await once(server, 'listening')
  } catch (cause) {
    if (codeOf(cause) !== 'EADDRINUSE') throw cause
    throw new Error(
      `Port ${options.port}, where the workbook's page should listen, is taken by another program: stop that program, or choose another port.`,
      { cause },
    )
  }
  const { port } = server.address() as AddressInfo
  return { url: `http://${loopback}:${port}/`, stop: stopperOf(server) }
}

async function answer(
  { method, url = '/' }: IncomingMessage,
  response: ServerResponse,
  options: PageOptions & { readonly folder: string },
): Promise<void> {
  response.setHeader('content-security-policy', policy(options, UNIVER_STYLES))
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cache-control', 'no-cache')
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, 'This server only gives files.')
  const path = pathOf(url)
  if (path === SETTINGS_PATH) return sendSettings(response, options)
  const file = path === undefined ? undefined : await fileAt(path, options)
  if (file === undefined) return refuse(response, 404, 'There is no such file.')
  if (path?.startsWith(ADDIN_PATH) && extname(file.path) === '.html') {
    response.setHeader('content-security-policy', policy(options, ADDIN_STYLES))
    return sendAddInPage(response, await readFile(file.path, 'utf8'))
  }
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[extname(file.path)] ?? 'application/octet-stream',
    'content-length': file.bytes,
  })
  if (method === 'HEAD') return void response.end()
  await pipeline(createReadStream(file.path), response)
}

/** The add-in's page as it ships, but for the address of office.js, which the workbook around it gives. */
function sendAddInPage(response: ServerResponse, page: string): void {
  response.writeHead(200, { 'content-type': CONTENT_TYPES['.html'] })
  response.end(page.replace(MICROSOFTS_OFFICE, OFFICE_PATH))
}

const MICROSOFTS_OFFICE = /https:\/\/appsforoffice\.microsoft\.com\/[\w./-]*office\.js/
const LIBRARY_FOLDER = fileURLToPath(
  new URL('../../../../node_modules/@microsoft/office-js/', import.meta.url),
)

/** Univer writes styles into its page. The add-in's page has what the site allows (infra/constructs/office-headers.ts). */
const UNIVER_STYLES = "'unsafe-inline'"
const ADDIN_STYLES = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

/** Univer draws images of its own making; code comes from this server's files alone. */
function policy({ apiUrl, signInUrl }: PageOptions, styles: string): string {
  const origins = [apiUrl, signInUrl].flatMap((url) => (url === undefined ? [] : new URL(url).origin))
  return [
    "default-src 'self'",
    `style-src 'self' ${styles}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ['connect-src', "'self'", ...origins].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
}

/** The decoded path; undefined when it does not decode, or holds what no file name holds. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '')
    return path.startsWith('/') && !path.includes('\0') ? path : undefined
  } catch {
    return undefined
  }
}

async function fileAt(
  path: string,
  { folder, addinFolder }: PageOptions & { readonly folder: string },
): Promise<{ path: string; bytes: number } | undefined> {
  const roots: Readonly<Record<string, string | undefined>> = {
    [ADDIN_PATH]: addinFolder,
    [LIBRARY_PATH]: LIBRARY_FOLDER,
  }
  const prefix = Object.keys(roots).find((each) => path.startsWith(each))
  const root = prefix === undefined ? folder : roots[prefix]
  if (root === undefined) return undefined
  const within = path.slice(prefix?.length ?? 1)
  const file = resolve(root, within === '' || within.endsWith('/') ? join(within, 'index.html') : within)
  if (!file.startsWith(resolve(root) + sep)) return undefined
  const found = await stat(file).catch(() => undefined)
  return found?.isFile() ? { path: file, bytes: found.size } : undefined
}

function sendSettings(response: ServerResponse, { apiUrl, addinFolder }: PageOptions): void {
  const settings: PageSettings = {
    apiUrl: apiUrl ?? null,
    panePath: addinFolder === undefined ? null : ADDIN_PATH,
  }
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(settings))
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    ...(status === 405 && { allow: 'GET, HEAD' }),
  })
  response.end(`${sentence}\n`)
}
