// Creates the table and the buckets where the embedded servers lack them, from the definitions that are deployed.
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { figuresTableDefinition } from '../../functions/stores/figures-table.ts'

const LONGEST_WAIT_SECONDS = 20

/** Does nothing for a store that is the real service: deployment creates that one. */
export async function createStores(environment: NodeJS.ProcessEnv): Promise<void> {
  const { AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_S3 } = environment
  const { FIGURES_TABLE, FINANCE_BUCKET, ARCHIVE_BUCKET } = environment
  if (AWS_ENDPOINT_URL_DYNAMODB !== undefined && FIGURES_TABLE !== undefined) await createTable(FIGURES_TABLE)
  if (AWS_ENDPOINT_URL_S3 === undefined) return
  for (const bucket of [FINANCE_BUCKET, ARCHIVE_BUCKET]) {
    if (bucket !== undefined) await createBucket(bucket)
  }
}

export async function createTable(name: string): Promise<void> {
  const client = new DynamoDBClient({})
  try {
    await client.send(new CreateTableCommand(figuresTableDefinition(name)))
  } catch (error) {
    if (!isNamed(error, 'ResourceInUseException')) throw error
  }
  await waitUntilTableExists(
    { client, maxWaitTime: LONGEST_WAIT_SECONDS, minDelay: 1, maxDelay: 1 },
    { TableName: name },
  )
  client.destroy()
}

async function createBucket(name: string): Promise<void> {
  const client = new S3Client({ forcePathStyle: true })
  try {
    await client.send(new CreateBucketCommand({ Bucket: name }))
  } catch (error) {
    if (!isNamed(error, 'BucketAlreadyOwnedByYou') && !isNamed(error, 'BucketAlreadyExists')) throw error
  }
  client.destroy()
}

function isNamed(error: unknown, name: string): boolean {
  return (error as { name?: string } | null)?.name === name
}
