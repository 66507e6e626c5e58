// The event is checked before anything else happens, and a bad one is refused in words with an example.
import { describe, expect, test } from '@jest/globals'
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import {
  type AllocateCostsEvent,
  allocateCostsEvent,
  EXAMPLE_EVENT,
} from '../../../functions/allocate-costs/event.ts'
import { allocateCostsHandler } from '../../../functions/allocate-costs/handler.ts'
import { validEvent } from '../../../functions/runtime/valid-event.ts'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../../shared/contract/request.ts'

const FIELDS = Object.keys(allocateCostsEvent.shape)
const context = { awsRequestId: 'test', functionName: 'allocate-costs' } as Context
const echo = middy<AllocateCostsEvent, AllocateCostsEvent>()
  .use(validEvent(allocateCostsEvent, EXAMPLE_EVENT))
  .handler(async (event) => event)
const checked = (event: unknown) => echo(event as AllocateCostsEvent, context)
const refusal = (event: unknown): Promise<Error> =>
  checked(event).then(
    () => new Error('it was accepted'),
    (error: Error) => error,
  )

describe('an event that is accepted', () => {
  test.each([undefined, null, {}])(
    'may leave everything out (%j): a real run of the schedule',
    async (event) => {
      expect(await checked(event)).toEqual({ dryRun: false, includeFigures: false, startedBy: 'schedule' })
    },
  )

  test('keeps what it says', async () => {
    const event = {
      period: '2025-11',
      asOf: '2025-11-15T00:00:00Z',
      method: 'volume_per_ip',
      shareIdle: 'weighted',
      sharePlatform: 'by_revenue',
      dryRun: true,
      includeFigures: true,
      explain: 'Acme',
      startedBy: 'finance@example.com',
    }
    expect(await checked(event)).toEqual(event)
  })

  test('may be the example', async () => {
    expect(await checked(EXAMPLE_EVENT)).toMatchObject(EXAMPLE_EVENT)
  })
})

describe('a refusal', () => {
  test('of unknown fields names them and all known ones, with an example', async () => {
    const { name, message } = await refusal({ peroid: '2025-11', months: 2 })
    expect(name).toBe('InvalidInputError')
    expect(message).toMatch(/^peroid, months/)
    for (const field of FIELDS) expect(message).toContain(field)
    expect(message).toContain(JSON.stringify(EXAMPLE_EVENT))
  })

  test.each([
    ['method', METHODS],
    ['shareIdle', SHARE_IDLE],
    ['sharePlatform', SHARE_PLATFORM],
  ] as const)('of a bad %s lists the allowed values', async (field, allowed) => {
    const { name, message } = await refusal({ [field]: 'fair' })
    expect(name).toBe('InvalidInputError')
    expect(message).toMatch(new RegExp(`^${field} "fair" `))
    for (const value of allowed) expect(message).toContain(value)
    expect(message).toContain(JSON.stringify(EXAMPLE_EVENT))
  })

  test.each([
    ['dryRun', 'yes', 'true or false'],
    ['dryRun', 1, 'true or false'],
    ['period', 202511, 'a text in quotes'],
    ['startedBy', 'x'.repeat(201), '200'],
  ])('of %s %j says what it takes', async (field, value, accepted) => {
    const { name, message } = await refusal({ [field]: value })
    expect(name).toBe('InvalidInputError')
    expect(message.startsWith(`${field} "${value}"`)).toBe(true)
    expect(message).toContain(accepted)
    expect(message).toContain('Example event:')
  })

  test.each([
    ['dryRun', null],
    ['method', null],
    ['period', { year: 2025 }],
    ['period', ['2025-11']],
  ])('of %s %j shows what was given, not the machinery', async (field, value) => {
    const { name, message } = await refusal({ [field]: value })
    expect(name).toBe('InvalidInputError')
    expect(message.startsWith(field)).toBe(true)
    expect(message).not.toContain('[object Object]')
    expect(message).not.toContain('undefined')
  })

  test.each(['2025-11', 7, [['period']]])('of an event that is no object (%j) says so', async (event) => {
    const { name, message } = await refusal(event)
    expect(name).toBe('InvalidInputError')
    expect(message).toMatch(/^event .*object/)
    expect(message).toContain('Example event:')
  })
})

test('a refused event reaches no service', async () => {
  let opened = 0
  const handler = allocateCostsHandler(() => {
    opened += 1
    throw new Error('no service')
  })
  await expect(handler({ method: 'fair' } as unknown as AllocateCostsEvent, context)).rejects.toThrow(
    /^method "fair"/,
  )
  expect(opened).toBe(0)
})
