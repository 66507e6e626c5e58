// DynamoDB for a test file: dynalite, in memory, given and giving the very messages of the protocol, but by a call. The network
// between, and signatures that dynalite does not check, would be half the work of a test that reads a thousand times.
import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { listenOnLoopback, loopback } from '../../infra/local/ports.ts'

// By Node's own require: it is loaded once for all test files of a worker, and quick from the second on.
const dynalite = process.getBuiltinModule('node:module').createRequire(import.meta.url)(
  'dynalite',
) as typeof import('dynalite').default

export interface DynamoDbInProcess {
  /** How a client of this process reaches it. */
  readonly configuration: DynamoDBClientConfig
  /** Where programs of their own reach it from now on. */
  listen(): Promise<string>
  /** Whether such programs may write too. */
  isShared(): boolean
  stop(): Promise<void>
}

export function dynamoDbInProcess(): DynamoDbInProcess {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  let endpoint: Promise<string> | undefined
  return {
    configuration: {
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      signer: { sign: async (request) => request },
      requestHandler: { handle: async (request: HttpRequest) => ({ response: await ask(server, request) }) },
    },
    listen: () => {
      endpoint ??= listenOnLoopback(server, 'dynamoDb', 0).then((port) => `http://${loopback}:${port}`)
      return endpoint
    },
    isShared: () => endpoint !== undefined,
    stop: async () => {
      if (endpoint === undefined) return
      await endpoint
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

const SIGNED = {
  authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none',
  'x-amz-date': '20260101T000000Z',
}

function ask(server: Server, { method, path, headers, body = '' }: HttpRequest) {
  const request = Object.assign(new EventEmitter(), { method, url: path, headers: { ...headers, ...SIGNED } })
  return new Promise((done) => {
    const answered: Record<string, string> = {}
    const response = {
      statusCode: 200,
      setHeader: (name: string, value: unknown) => {
        answered[name.toLowerCase()] = String(value)
      },
      end: (text: string) =>
        done({ statusCode: response.statusCode, headers: answered, body: Buffer.from(text) }),
    }
    server.emit('request', request, response)
    // Others go on meanwhile, as they do while a network carries it.
    setImmediate(() => {
      request.emit('data', bytesOf(body))
      request.emit('end')
    })
  })
}

function bytesOf(body: string | Uint8Array): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.length)
}
