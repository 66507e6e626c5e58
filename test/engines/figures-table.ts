// A figures table of its own for a test file: dynalite in memory, spoken to in the real protocol.
import { randomUUID } from 'node:crypto'
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import {
  documentClient,
  type FiguresTable,
  figuresTableDefinition,
} from '../../functions/stores/figures-table.ts'
import { type DynamoDbInProcess, dynamoDbInProcess } from './dynamodb-in-process.ts'
import { rememberReads } from './remembered-reads.ts'

export type Item = Record<string, unknown> & { readonly pk: string; readonly sk: string }

export interface TestTable {
  readonly table: FiguresTable
  /** Every item as stored, past all readers; in key order. */
  items(): Promise<Item[]>
  countItems(): Promise<number>
  /** An empty table on the same server. */
  another(): Promise<TestTable>
  /** Where programs of their own reach the server, which listens from now on. */
  listen(): Promise<string>
  /** Stops the server, and with it all its tables. */
  stop(): Promise<void>
}

/** In seconds. */
const SOON = { minDelay: 0.002, maxDelay: 0.02, maxWaitTime: 20 }

export interface TestTableOptions {
  /** For who counts what is sent: every read goes to the server, also one whose answer cannot have changed. */
  readonly sendsEveryRead?: boolean
}

export async function startFiguresTable(options: TestTableOptions = {}): Promise<TestTable> {
  const dynamoDb = dynamoDbInProcess()
  const connection = new DynamoDBClient({ ...dynamoDb.configuration, maxAttempts: 8 })
  return createTable(dynamoDb, connection, options)
}

async function createTable(
  dynamoDb: DynamoDbInProcess,
  connection: DynamoDBClient,
  options: TestTableOptions,
): Promise<TestTable> {
  const name = `figures-${randomUUID()}`
  await connection.send(new CreateTableCommand(figuresTableDefinition(name)))
  // Without a network between, the first read would come before the table is there.
  await waitUntilTableExists({ client: connection, ...SOON }, { TableName: name })
  const client = documentClient(connection)
  if (options.sendsEveryRead !== true) rememberReads(client, () => !dynamoDb.isShared())
  const table: FiguresTable = { client, name }
  const items = () => scan(table)
  return {
    table,
    items,
    countItems: async () => (await items()).length,
    another: () => createTable(dynamoDb, connection, options),
    listen: () => dynamoDb.listen(),
    stop: async () => {
      connection.destroy()
      await dynamoDb.stop()
    },
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
