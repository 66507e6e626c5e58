// Receivers of webhooks on this machine: each keeps what it was sent, and answers as a test says, if at all.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server as AnyServer, Socket } from 'node:net'

export interface Received {
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly host: string | undefined
}

export interface Receiver {
  readonly port: number
  readonly url: string
  readonly received: readonly Received[]
  stop(): Promise<void>
}

/** The name that the test certificate is for. */
export const HOST = 'hooks.example.net'

/** Certificate and key in one, and its own authority. */
export const CERTIFICATE = readFileSync(new URL(`${HOST}.pem`, import.meta.url))

/** @param answer called once the message was read */
export async function startReceiver(
  answer: RequestListener,
  protocol: 'http' | 'https' = 'http',
): Promise<Receiver> {
  const received: Received[] = []
  const listener: RequestListener = async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    received.push({ headers: request.headers, body, host: request.headers.host })
    answer(request, response)
  }
  const tls = { cert: CERTIFICATE, key: CERTIFICATE }
  const server = protocol === 'http' ? createServer(listener) : createTlsServer(tls, listener)
  const { port, stop } = await listening(server)
  return { port, url: `${protocol}://127.0.0.1:${port}/hook`, received, stop }
}

/** Listens on a free port of this machine; stopping ends what is open. */
export async function listening(server: AnyServer): Promise<{ port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async (): Promise<void> => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { port: (server.address() as AddressInfo).port, stop }
}
