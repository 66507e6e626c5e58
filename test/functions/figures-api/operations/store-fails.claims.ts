// When the store does not answer, the caller hears that it did not, and when to try again; nothing of the store itself.

import { type AddressInfo, createServer, type Server } from 'node:net'
import {
  DynamoDBClient,
  InternalServerError,
  ProvisionedThroughputExceededException,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { ApiResponse } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { hurry } from '../../stores/hurry.ts'
import { smallRun, tenantId } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from './served.ts'

describe('store fails', () => {
  let table: TestTable
  let served: Served
  let runId: string

  const MONTH = `period=${PERIOD.id}`
  const SECRET = 'arn:aws:dynamodb:us-east-1:123456789012:table/penguin-figures'

  beforeAll(async () => {
    table = await startFiguresTable()
    served = await serve(table.table)
    runId = await served.publish(smallRun())
  })
  afterAll(() => table.stop())

  beforeEach(() => {
    served.breakStore((_, send) => send())
  })

  const readers = () => [
    `/api/v1/figures?${MONTH}`,
    `/api/v1/figures.csv?${MONTH}`,
    `/api/v1/figures/explain?${MONTH}&measure=profit&tenant=${tenantId(0)}`,
    '/api/v1/tenants',
    '/api/v1/periods',
    '/api/v1/runs',
    `/api/v1/runs/${runId}`,
  ]

  const grid = (site: Served) =>
    site.response('queryFigures', { tenants: [tenantId(0)], periods: [PERIOD.id], measures: ['profit'] })

  function expectUnavailable({ status, headers, json, text }: ApiResponse): void {
    expect([status, json.error.code]).toEqual([503, 'DATA_SOURCE_UNAVAILABLE'])
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/)
    expect(headers['content-type']).toBe('application/json')
    expect(json.error.message).toBe(
      'The store of published figures did not answer. Nothing is lost; try again in a moment.',
    )
    expect(text).not.toMatch(/dynamo|aws|arn:|127\.0\.0\.1|econn|table|throughput|stack/i)
  }

  const exception = { message: SECRET, $metadata: {} }

  describe.each([
    ['is throttled', () => new ProvisionedThroughputExceededException(exception)],
    ['has an error of its own', () => new InternalServerError(exception)],
    ['is not there', () => new ResourceNotFoundException(exception)],
  ])('the store %s', (_, fault) => {
    test('every address answers 503', async () => {
      served.breakStore(async () => {
        throw fault()
      })
      for (const path of readers()) expectUnavailable(await served.get(path))
      expectUnavailable(await grid(served))
    })

    test('also when it happens after the first read', async () => {
      let reads = 0
      served.breakStore((_call, send) => {
        reads += 1
        if (reads > 1) throw fault()
        return send()
      })
      expectUnavailable(await served.get(`/api/v1/figures?${MONTH}`))
      reads = 0
      expectUnavailable(await grid(served))
    })

    test('and the catalogue, which needs no store, answers', async () => {
      served.breakStore(async () => {
        throw fault()
      })
      expect((await served.get('/api/v1/measures')).status).toBe(200)
    })
  })

  test('a store that leaves keys unread however often it is asked is one that did not answer', async () => {
    hurry()
    served.breakStore(async (call, send) => {
      if (call.name !== 'BatchGetCommand') return send()
      return { Responses: {}, UnprocessedKeys: call.input.RequestItems }
    })
    const answers = [await served.get(`/api/v1/figures?${MONTH}`), await grid(served)]
    jest.restoreAllMocks()
    answers.forEach(expectUnavailable)
  })

  describe('over a real connection', () => {
    const over = async (endpoint: string) => {
      const connection = new DynamoDBClient({
        endpoint,
        region: 'us-east-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        maxAttempts: 2,
        requestHandler: { requestTimeout: 100, throwOnRequestTimeout: true },
      })
      return serve({ client: DynamoDBDocumentClient.from(connection), name: 'figures' })
    }

    const listening = (server: Server) =>
      new Promise<number>((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
      })

    test('a port where nobody listens', async () => {
      const server = createServer()
      const port = await listening(server)
      await new Promise((resolve) => server.close(resolve))
      const site = await over(`http://127.0.0.1:${port}`)
      expectUnavailable(await site.get(`/api/v1/figures?${MONTH}`))
      expectUnavailable(await grid(site))
    })

    test('a store that takes the question and never answers', async () => {
      const server = createServer(() => {})
      const site = await over(`http://127.0.0.1:${await listening(server)}`)
      expectUnavailable(await site.get(`/api/v1/figures?${MONTH}`))
      server.close()
    })

    test('a store that hangs up', async () => {
      const server = createServer((socket) => socket.destroy())
      const site = await over(`http://127.0.0.1:${await listening(server)}`)
      expectUnavailable(await site.get(`/api/v1/periods`))
      server.close()
    })
  })

  test('what nobody expected is a 500 that says nothing of itself', async () => {
    served.breakStore(async () => {
      throw new TypeError(`cannot read the password of ${SECRET}`)
    })
    for (const path of readers()) {
      const { status, json, text, headers } = await served.get(path)
      expect([status, json.error.code]).toEqual([500, 'INTERNAL_SERVER_ERROR'])
      expect(json.error.message).toMatch(/request id/)
      expect(text).not.toMatch(/password|arn:|TypeError|\.ts/)
      expect(headers['content-type']).toBe('application/json')
    }
  })

  test('an answer that was refused once is given when the store is back', async () => {
    served.breakStore(async () => {
      throw new InternalServerError(exception)
    })
    expect((await served.get('/api/v1/tenants?search=7')).status).toBe(503)
    served.breakStore((_, send) => send())
    expect((await served.get('/api/v1/tenants?search=7')).status).toBe(200)
  })
})
