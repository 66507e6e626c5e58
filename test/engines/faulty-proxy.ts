// A way to a database that can be made to fail: it forwards, until a number of bytes has come from the database, and then
// falls silent or cuts the connection.
import { connect, createServer, type Socket } from 'node:net'
import { listenOnLoopback } from '../../infra/local/ports.ts'

export type Fault = 'falls silent' | 'cuts the connection'

export interface FaultyProxy {
  /** The database through this proxy. */
  readonly url: string
  /** What the database has sent, in bytes, over all connections. */
  received(): number
  /** Resolves when the client has closed every connection it opened. */
  untilDeserted(): Promise<void>
  stop(): Promise<void>
}

export async function startFaultyProxy(
  databaseUrl: string,
  fault?: { readonly kind: Fault; readonly afterBytes: number },
): Promise<FaultyProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const departures: Promise<void>[] = []
  let received = 0
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    departures.push(new Promise((gone) => client.once('close', () => gone())))
    client.once('close', () => database.destroy())
    const fails = () => fault !== undefined && received >= fault.afterBytes
    client.on('data', (bytes) => {
      if (!fails()) database.write(bytes)
    })
    database.on('data', (bytes) => {
      if (fails()) return
      received += bytes.length
      // Part of what came is still passed on, so that the failure falls into the middle of an answer.
      const surplus = fault === undefined ? 0 : Math.max(0, received - fault.afterBytes)
      client.write(bytes.subarray(0, bytes.length - surplus))
      if (fails() && fault?.kind === 'cuts the connection') client.destroy()
    })
    if (fails() && fault?.kind === 'cuts the connection') client.destroy()
    database.once('close', () => {
      if (fault?.kind !== 'falls silent') client.end()
    })
  })
  const port = await listenOnLoopback(server, 'postgres', 0)
  const url = Object.assign(new URL(databaseUrl), { port: String(port) }).href
  return {
    url,
    received: () => received,
    untilDeserted: async () => void (await Promise.all(departures)),
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((closed) => server.close(() => closed()))
    },
  }
}
