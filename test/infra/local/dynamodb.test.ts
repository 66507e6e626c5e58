// The embedded DynamoDB answers the AWS client, and outlives clients that misbehave.

import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { afterEach, expect, test } from '@jest/globals'
import { type RunningDynamoDb, startDynamoDb } from '../../../infra/local/dynamodb.ts'
import { isListening, removeFolder, temporaryFolder } from './system-process.ts'

let running: RunningDynamoDb

function clientOf({ endpoint }: RunningDynamoDb): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new DynamoDBClient({ endpoint, region: 'us-east-1', credentials })
}

async function createTable(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: 'figures',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'S' }],
    }),
  )
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { TableName: 'figures' })
}

async function putAndGet(client: DynamoDBClient): Promise<unknown> {
  await client.send(
    new PutItemCommand({ TableName: 'figures', Item: { key: { S: 'a' }, cents: { N: '7' } } }),
  )
  const answer = await client.send(new GetItemCommand({ TableName: 'figures', Key: { key: { S: 'a' } } }))
  return answer.Item
}

afterEach(() => running.stop())

test('a table can be used once it is said to exist', async () => {
  running = await startDynamoDb({ port: 0 })
  const client = clientOf(running)
  await createTable(client)
  expect(await putAndGet(client)).toEqual({ key: { S: 'a' }, cents: { N: '7' } })
})

test('tables kept in a folder are there after a stop and a start; stopping does not wait for idle clients', async () => {
  const folder = temporaryFolder()
  const options = { port: 0, folder: join(folder, 'made', 'when', 'absent') }
  running = await startDynamoDb(options)
  await createTable(clientOf(running))
  await putAndGet(clientOf(running))
  await running.stop()
  expect(await isListening(running.port)).toBe(false)

  running = await startDynamoDb(options)
  const answer = await clientOf(running).send(
    new GetItemCommand({ TableName: 'figures', Key: { key: { S: 'a' } } }),
  )
  expect(answer.Item?.cents).toEqual({ N: '7' })
  await running.stop()
  removeFolder(folder)
})

test('a client that goes away in the middle of a request does not end the server', async () => {
  running = await startDynamoDb({ port: 0 })
  const socket = connect({ port: running.port, host: '127.0.0.1' })
  await once(socket, 'connect')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"half":')
  // Answered only after the half request has been read, as the server reads in one turn what has arrived.
  await fetch(running.endpoint)
  socket.resetAndDestroy()
  expect((await fetch(running.endpoint)).status).toBe(200)
})
