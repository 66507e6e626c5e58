// The embedded DynamoDB: dynalite in this process, its tables in memory or in a folder.
import { mkdirSync } from 'node:fs'
import dynalite from 'dynalite'
import { listenOnLoopback, loopback } from './ports.ts'

export interface RunningDynamoDb {
  readonly port: number
  readonly endpoint: string
  stop(): Promise<void>
}

/**
 * Starts DynamoDB on 127.0.0.1; port 0 takes any free one. Tables are kept in `folder`, or in memory without one.
 * They are active and gone in a moment: the waiting that AWS imposes is no help here. Whoever makes one waits until it exists, as
 * for AWS.
 */
export async function startDynamoDb(options: { port: number; folder?: string }): Promise<RunningDynamoDb> {
  const { folder } = options
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  const store = folder === undefined ? {} : { path: folder }
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0, ...store })
  // dynalite throws the error of a request whose client went away half way, which would end this whole process.
  server.on('request', (request) => {
    request.removeAllListeners('error')
    request.on('error', () => undefined)
  })
  const port = await listenOnLoopback(server, 'dynamoDb', options.port)
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= new Promise((done, failed) => {
      server.close((error) => (error ? failed(error) : done()))
      // Clients keep their connections open for the next request, and close would wait for them.
      server.closeAllConnections()
    })
    return stopped
  }
  return { port, endpoint: `http://${loopback}:${port}`, stop }
}
