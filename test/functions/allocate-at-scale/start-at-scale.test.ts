// A month goes to the state machine when it has more assignments than one function is to take, and for nothing else.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readStartConfiguration } from '../../../functions/allocate-at-scale/configuration.ts'
import { startAtScale } from '../../../functions/allocate-at-scale/start/start-at-scale.ts'
import { type AllocateCostsEvent, allocateCostsEvent } from '../../../functions/allocate-costs/event.ts'
import { countAssignments } from '../../../functions/sources/postgres/count-assignments.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'

const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:penguin-figures-test-allocate-at-scale'
const EXECUTION = `${MACHINE.replace('stateMachine', 'execution')}:1`

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
  await database.query(
    'insert into domain_ip_assignments (id) select gen_random_uuid() from generate_series(1, 5)',
  )
})
afterAll(() => database.drop())

const event = (change: object = {}) => allocateCostsEvent.parse({ period: '2025-11', ...change })

const startWith = async (variables: Record<string, string>, asked: AllocateCostsEvent = event()) => {
  const started: [string, AllocateCostsEvent][] = []
  const answer = await startAtScale(asked, {
    configuration: {
      ...readStartConfiguration(variables),
      DATABASE_URL: database.url,
      QUERY_TIMEOUT_SECONDS: 10,
    },
    start: async (machine, input) => {
      started.push([machine, input])
      return EXECUTION
    },
  })
  return { answer, started }
}

const above = (assignments: number) => ({
  SCALE_OUT_ABOVE_ASSIGNMENTS: String(assignments),
  SCALE_OUT_STATE_MACHINE: MACHINE,
})

test('over the threshold the state machine gets the very event, and the answer says where to look', async () => {
  const { answer, started } = await startWith(above(4))
  expect(started).toEqual([[MACHINE, event()]])
  expect(answer).toMatchObject({ outcome: 'started', assignments: 5, execution: EXECUTION })
  expect(answer?.message).toMatch(
    /^Started at scale: 5 assignments are more than the 4 .*Nothing is published yet\.$/,
  )
})

describe('one function does it', () => {
  test.each([
    ['at the threshold', above(5), event()],
    ['where the stage has no threshold', {}, event()],
    [
      'for a restatement',
      above(1),
      event({ restate: { reason: 'A price was corrected.', restatedBy: 'a test' } }),
    ],
    ['for figures in the answer', above(1), event({ dryRun: true, includeFigures: true })],
    ['for an explanation in the answer', above(1), event({ dryRun: true, explain: 'anyone' })],
  ])('%s', async (_, variables, asked) => {
    expect(await startWith(variables, asked)).toEqual({ answer: null, started: [] })
  })
})

test('a threshold without a state machine is refused in a sentence', async () => {
  await expect(startWith({ SCALE_OUT_ABOVE_ASSIGNMENTS: '1' })).rejects.toThrow(/SCALE_OUT_STATE_MACHINE/)
  expect(() => readStartConfiguration({ SCALE_OUT_ABOVE_ASSIGNMENTS: 'many' })).toThrow(
    /SCALE_OUT_ABOVE_ASSIGNMENTS/,
  )
})

test('a database without the table has none to count', async () => {
  const empty = await createDatabase()
  try {
    await empty.query('drop table domain_ip_assignments cascade')
    expect(await countAssignments({ databaseUrl: empty.url, queryTimeoutSeconds: 10 })).toBe(0)
  } finally {
    await empty.drop()
  }
})

describe('AWS Step Functions', () => {
  let server: Server
  let asked: { target: unknown; body: unknown }
  const before = { ...process.env }
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      asked = { target: request.headers['x-amz-target'], body: await json(request) }
      response.setHeader('content-type', 'application/x-amz-json-1.0')
      response.end(JSON.stringify({ executionArn: EXECUTION, startDate: 1 }))
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_SFN: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    })
  })
  afterAll(() => {
    process.env = before
    server.close()
  })

  test('is asked to start the execution with the event as its input', async () => {
    const configuration = { ...readStartConfiguration(above(1)), DATABASE_URL: database.url }
    const answer = await startAtScale(event(), {
      configuration: { ...configuration, QUERY_TIMEOUT_SECONDS: 10 },
    })
    expect(answer?.execution).toBe(EXECUTION)
    expect(asked).toEqual({
      target: 'AWSStepFunctions.StartExecution',
      body: { stateMachineArn: MACHINE, input: JSON.stringify(event()) },
    })
  })
})
