// A figures table of its own for a test file: dynalite in memory, spoken to over the real wire protocol.
import { randomUUID } from 'node:crypto'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { type FiguresTable, figuresTableDefinition } from '../../functions/stores/figures-table.ts'
import { startDynamoDb } from '../../infra/local/dynamodb.ts'

export type Item = Record<string, unknown> & { readonly pk: string; readonly sk: string }

export interface TestTable {
  readonly table: FiguresTable
  /** Every item as stored, past all readers; in key order. */
  items(): Promise<Item[]>
  countItems(): Promise<number>
  /** An empty table on the same server. */
  another(): Promise<TestTable>
  /** Stops the server, and with it all its tables. */
  stop(): Promise<void>
}

export async function startFiguresTable(): Promise<TestTable> {
  const server = await startDynamoDb({ port: 0 })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const connection = new DynamoDBClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials,
    maxAttempts: 8,
  })
  const stop = async () => {
    connection.destroy()
    await server.stop()
  }
  return createTable(connection, stop)
}

async function createTable(connection: DynamoDBClient, stop: () => Promise<void>): Promise<TestTable> {
  const name = `figures-${randomUUID()}`
  await connection.send(new CreateTableCommand(figuresTableDefinition(name)))
  const client = DynamoDBDocumentClient.from(connection, { marshallOptions: { removeUndefinedValues: true } })
  const table: FiguresTable = { client, name }
  const items = () => scan(table)
  return {
    table,
    items,
    countItems: async () => (await items()).length,
    another: () => createTable(connection, stop),
    stop,
  }
}

async function scan({ client, name }: FiguresTable): Promise<Item[]> {
  const items: Item[] = []
  let startKey: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: startKey }),
    )
    items.push(...((page.Items ?? []) as Item[]))
    startKey = page.LastEvaluatedKey
  } while (startKey !== undefined)
  const place = ({ pk, sk }: Item) => `${pk}\n${sk}`
  return items.sort((a, b) => (place(a) < place(b) ? -1 : 1))
}
