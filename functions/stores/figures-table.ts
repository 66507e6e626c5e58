// The one DynamoDB table of published figures: how it is keyed, for the deployed and the embedded system alike.
import { type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** A client and the table it works on; made once, outside the handlers. */
export interface FiguresTable {
  readonly client: DynamoDBDocumentClient
  readonly name: string
}

/** Lists records by what they belong to: runs of a period, pointers of all periods. Eventually consistent. */
export const LISTING_INDEX = 'listing'

/** Epoch seconds after which DynamoDB may delete an item; absent on everything that is current. */
export const EXPIRY_ATTRIBUTE = 'expiresAt'

/** Keys and index as deployed; the embedded server takes the same definition. */
export function figuresTableDefinition(name: string): CreateTableCommandInput {
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
      { AttributeName: 'listPk', AttributeType: 'S' },
      { AttributeName: 'listSk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: LISTING_INDEX,
        KeySchema: [
          { AttributeName: 'listPk', KeyType: 'HASH' },
          { AttributeName: 'listSk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  }
}

/** How long to keep trying: a job can wait for a store that is busy, a person in front of a workbook cannot. */
const PATIENCE = {
  job: { maxAttempts: 8 },
  answer: { maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 } },
} as const

/** Endpoint, region and credentials come from the environment, as the SDK reads them. */
export function connectFiguresTable(name: string, patience: keyof typeof PATIENCE = 'job'): FiguresTable {
  return { client: documentClient(new DynamoDBClient(PATIENCE[patience])), name }
}

export function documentClient(connection: DynamoDBClient): DynamoDBDocumentClient {
  // It goes through everything that is sent and read, for a log that nobody keeps: a fifth of the time of a read.
  connection.middlewareStack.remove('loggerMiddleware')
  return DynamoDBDocumentClient.from(connection, { marshallOptions: { removeUndefinedValues: true } })
}
