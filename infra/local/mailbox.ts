// The embedded mailbox: a page where people of this machine see what the embedded system mailed, and no scripts at all.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type KeptMail, keptMails, readMail } from './mailbox/kept-mails.ts'
import { FRAMED, framedHtml, listPage, MESSAGES, messagePage, notFoundPage } from './mailbox/pages.ts'
import { STYLE_SOURCE } from './mailbox/style.ts'
import { listenOnLoopback, loopback } from './ports.ts'
import { stopperOf } from './stop-server.ts'

export interface RunningMailbox {
  readonly port: number
  readonly url: string
  stop(): Promise<void>
}

export interface MailboxOptions {
  /** 0 takes any free one. */
  readonly port: number
  /** Where `mailboxMailer` keeps messages. */
  readonly folder: string
  /** Where unsubscribe links lead: the page posts there and nowhere else. */
  readonly unsubscribeOrigin: string
}

/** Starts it on 127.0.0.1. */
export async function startMailbox(options: MailboxOptions): Promise<RunningMailbox> {
  const server = createServer((request, response) => void respond(request, response, options))
  const port = await listenOnLoopback(server, 'mailbox', options.port)
  return { port, url: `http://${loopback}:${port}`, stop: stopperOf(server) }
}

interface Page {
  readonly status: number
  readonly html: string
  readonly policy: string
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  options: MailboxOptions,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  try {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const { status, html, policy } = await pageAt(pathname, options)
    const body = Buffer.from(html)
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': body.length,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    response.end(body)
  } catch {
    response.writeHead(500, { 'content-type': 'text/plain' }).end('The mailbox cannot read its folder.')
  }
}

async function pageAt(path: string, { folder, unsubscribeOrigin }: MailboxOptions): Promise<Page> {
  const policy = pagePolicy(unsubscribeOrigin)
  if (path === '/') return { status: 200, html: listPage(await keptMails(folder)), policy }
  const [, id = '', below] = new RegExp(`^${MESSAGES}([^/]+)(${FRAMED})?$`).exec(path) ?? []
  const mail = await readMail(folder, id)
  if (mail === null) return { status: 404, html: notFoundPage(), policy }
  if (below === FRAMED) return { status: 200, html: framedHtml(mail), policy: FRAMED_POLICY }
  return { status: 200, html: messagePage(mail, leadsTo(unsubscribeOrigin, mail)), policy }
}

function leadsTo(origin: string, { unsubscribe }: KeptMail): boolean {
  return URL.parse(unsubscribe)?.origin === origin
}

function pagePolicy(unsubscribeOrigin: string): string {
  const allowed = `style-src ${STYLE_SOURCE}; frame-src 'self'; form-action ${unsubscribeOrigin}`
  return `default-src 'none'; ${allowed}; base-uri 'none'; frame-ancestors 'none'`
}

/** Whatever a message holds, it runs nothing, loads nothing and posts nothing, also when it is opened by itself. */
const FRAMED_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
