// What is deployed works: each function's bundle, not its source, runs in a clean process against the embedded engines, and
// answers the very events that the console offers.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { figuresTableDefinition } from '../../functions/stores/figures-table.ts'
import { FUNCTIONS, type FunctionName } from '../../infra/functions.ts'
import { type RunningDynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts'
import { generateSample } from '../../infra/local/sample/generate-sample.ts'
import type { TestDatabase } from '../engines/database.ts'
import { createSampleDatabase } from '../engines/sample-database.ts'
import { bundled } from '../infra/bundles/bundled.ts'
import { type Invocation, invokeBundle } from './invoke-bundle.ts'

const FUNCTIONS_FOLDER = fileURLToPath(new URL('../../functions', import.meta.url))
const TABLE = 'deployed-figures'
let dynamoDb: RunningDynamoDb
let database: TestDatabase
let environment: Record<string, string>

beforeAll(async () => {
  database = await createSampleDatabase(generateSample({ seed: 3, asOfMs: Date.now() }))
  dynamoDb = await startDynamoDb({ port: 0 })
  environment = {
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'embedded',
    AWS_SECRET_ACCESS_KEY: 'embedded',
    FIGURES_TABLE: TABLE,
    ARCHIVE_BUCKET: 'deployed-archive',
    DATABASE_URL: database.url,
    API_BASE_URL: 'https://figures.example.com',
    OIDC_ISSUER: 'https://sign-in.example.com',
    OIDC_JWKS_URL: 'https://sign-in.example.com/jwks',
    OIDC_AUDIENCE: 'penguin-figures',
    CURSOR_KEY: Buffer.alloc(32, 1).toString('base64url'),
    UNSUBSCRIBE_KEY: Buffer.alloc(32, 2).toString('base64url'),
  }
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environment
  const client = new DynamoDBClient({
    endpoint: dynamoDb.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
  })
  await client.send(new CreateTableCommand(figuresTableDefinition(TABLE)))
  client.destroy()
})
afterAll(async () => {
  await dynamoDb.stop()
  await database.drop()
})

function testEvents(name: FunctionName): [title: string, event: unknown][] {
  const events = join(FUNCTIONS_FOLDER, name, 'test-events')
  return readdirSync(events)
    .toSorted()
    .map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(join(events, file), 'utf8'))])
}

const invoked = new Map<FunctionName, Map<string, Invocation>>()

/** By the title of each test event; each is sent once. */
async function invokeAll(name: FunctionName): Promise<Map<string, Invocation>> {
  const before = invoked.get(name)
  if (before !== undefined) return before
  const { file } = await bundled(name)
  const events = testEvents(name)
  const outcomes = await invokeBundle(
    file,
    events.map(([, event]) => event),
    environment,
  )
  const byTitle = new Map(events.map(([title], index) => [title, outcomes[index] ?? {}]))
  invoked.set(name, byTitle)
  return byTitle
}

test('allocate-costs publishes the month, tries out what it is asked to try, and says what to do next', async () => {
  const outcomes = await invokeAll('allocate-costs')
  const published = outcomes.get('publish-current-month')?.answer
  expect(published).toMatchObject({ outcome: 'published' })
  expect(published?.next).toEqual(expect.arrayContaining([expect.stringContaining('return-to-run')]))
  expect(outcomes.get('try-current-month')?.answer).toMatchObject({ outcome: 'dry_run', runId: null })
})

test('summarize-strategy publishes the summary of that month, and names the events that it does without', async () => {
  const outcomes = await invokeAll('summarize-strategy')
  expect(outcomes.get('summarize-current-month')?.answer).toMatchObject({
    outcome: 'published',
    dataQuality: 'partial',
    limitedSources: expect.arrayContaining([expect.objectContaining({ name: 'posthog' })]),
    events: { read: null },
  })
  expect(outcomes.get('try-current-month')?.answer).toMatchObject({ outcome: 'dry_run', runId: null })
})

test('figures-api answers what needs no sign-in and refuses the rest', async () => {
  const outcomes = await invokeAll('figures-api')
  expect(outcomes.get('openapi-document')?.answer).toMatchObject({ statusCode: 200 })
  expect(outcomes.get('refused-without-token')?.answer).toMatchObject({ statusCode: 401 })
})

test('planning-api refuses who has no token, and knows its addresses', async () => {
  const outcomes = await invokeAll('planning-api')
  expect(outcomes.get('refused-without-token')?.answer).toMatchObject({ statusCode: 401 })
  expect(outcomes.get('no-such-address')?.answer).toMatchObject({ statusCode: 404 })
})

test('every function of the table has test events, and its bundle answers each or refuses it in a sentence', async () => {
  for (const name of Object.keys(FUNCTIONS) as FunctionName[]) {
    for (const [title, { answer, error }] of await invokeAll(name)) {
      expect([name, title, answer === undefined ? error?.message : 'answered']).toEqual([
        name,
        title,
        expect.stringMatching(/^answered$|[.!]$/),
      ])
    }
  }
})
