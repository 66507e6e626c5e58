// Serves the built add-in on this machine as Office asks for it: over TLS. What the add-in asks the API and the
// sign-in service goes through the same address, so that no browser takes it for a page that calls out to an insecure
// one (on Mac WebKit refuses http://localhost to a page that came by https).
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { join, resolve, sep } from 'node:path'
import { HASHED_FOLDER } from '../manifest/site-files.ts'
import { contentType } from './content-types.ts'

export interface AddInServer {
  /** Without a slash at the end. */
  readonly url: string
  stop(): Promise<void>
}

export interface Serving {
  readonly folder: string
  readonly port: number
  readonly certificate: { readonly cert: string | Buffer; readonly key: string | Buffer }
  /** Path prefix, with a slash at its end -> the service behind it, without one. The prefix is taken off unless it is kept. */
  readonly behind: Readonly<Record<string, { readonly url: string; readonly keepsPrefix: boolean }>>
}

const HOST = 'localhost'

/** @throws Error in a sentence when the port is taken */
export async function serveAddIn(serving: Serving): Promise<AddInServer> {
  const server = createServer({ ...serving.certificate }, (incoming, response) => {
    answer(incoming, response, serving).catch(() => response.destroy())
  })
  try {
    server.listen({ port: serving.port, host: HOST })
    await once(server, 'listening')
  } catch (cause) {
    throw new Error(
      `Port ${serving.port}, where the add-in should be served, is not free: stop what listens there, or choose another with --port.`,
      { cause },
    )
  }
  const stop = async (): Promise<void> => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return { url: `https://${HOST}:${serving.port}`, stop }
}

async function answer(incoming: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const path = incoming.url ?? '/'
  const prefix = Object.keys(serving.behind).find((each) => path.startsWith(each))
  const service = prefix === undefined ? undefined : serving.behind[prefix]
  if (prefix !== undefined && service !== undefined) {
    const rest = service.keepsPrefix ? path : path.slice(prefix.length - 1)
    return passOn(incoming, response, `${service.url}${rest}`)
  }
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD')
    return refuse(response, 405, 'This address only gives files.')
  const file = fileAt(path, serving.folder)
  const content = file === null ? null : await readFile(file).catch(() => null)
  if (file === null || content === null) return refuse(response, 404, 'There is no such file.')
  response.writeHead(200, {
    'content-type': contentType(file),
    'content-length': content.length,
    // Excel on the web reads manifest and metadata from pages of its own.
    'access-control-allow-origin': '*',
    // Icons must not be kept from Office's cache, or it shows none.
    'cache-control': path.startsWith(`/${HASHED_FOLDER}/`)
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    'x-content-type-options': 'nosniff',
  })
  response.end(incoming.method === 'HEAD' ? undefined : content)
}

/** Null for a path that leads out of the folder, or does not decode. */
function fileAt(path: string, folder: string): string | null {
  try {
    const within = decodeURIComponent(path.split(/[?#]/, 1)[0] ?? '')
    const file = resolve(join(folder, within.endsWith('/') ? `${within}index.html` : within))
    return file.startsWith(resolve(folder) + sep) && !file.includes('\0') ? file : null
  } catch {
    return null
  }
}

async function passOn(incoming: IncomingMessage, response: ServerResponse, address: string): Promise<void> {
  const url = new URL(address)
  const passed = request(url, { method: incoming.method, headers: { ...incoming.headers, host: url.host } })
  passed.on('response', (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers)
    answered.pipe(response)
  })
  passed.on('error', () => {
    if (response.headersSent) return void response.destroy()
    refuse(response, 502, `${url.origin} does not answer: is npm start running?`)
  })
  // A question that nobody waits for any more is taken back.
  response.on('close', () => passed.destroy())
  incoming.pipe(passed)
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${sentence}\n`)
}
