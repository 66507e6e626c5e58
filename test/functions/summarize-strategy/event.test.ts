// The console's event: everything may be left out, and what is wrong is refused in words before anything else happens.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import type { Context } from 'aws-lambda'
import { logger } from '../../../functions/runtime/logger.ts'
import {
  EXAMPLE_EVENT,
  type SummarizeStrategyEvent,
  summarizeStrategyEvent,
} from '../../../functions/summarize-strategy/event.ts'
import { summarizeStrategyHandler } from '../../../functions/summarize-strategy/handler.ts'

logger.setLogLevel('SILENT')
const FOLDER = fileURLToPath(new URL('../../../functions/summarize-strategy/test-events/', import.meta.url))
const untouched = summarizeStrategyHandler(() => {
  throw new Error('a bad event reached the services')
})
const refusal = (event: unknown): Promise<Error> =>
  untouched(event as SummarizeStrategyEvent, {} as Context).then(
    () => new Error('it was accepted'),
    (error: Error) => error,
  )

test('everything may be left out: a real summary of the schedule', () => {
  expect(summarizeStrategyEvent.parse({})).toEqual({
    dryRun: false,
    includeSummary: false,
    writeEvents: 'auto',
    startedBy: 'schedule',
  })
})

test.each(readdirSync(FOLDER))('%s is one that the function takes', (file) => {
  const event = summarizeStrategyEvent.parse(JSON.parse(readFileSync(FOLDER + file, 'utf8')))
  expect(event).toMatchObject({ startedBy: 'console', dryRun: file.startsWith('try-') })
})

describe('a refusal', () => {
  test('of what cannot be set names all that can, with an example', async () => {
    const { name, message } = await refusal({ asOf: '2026-01-01' })
    expect(name).toBe('InvalidInputError')
    expect(message).toMatch(/^asOf/)
    for (const field of Object.keys(summarizeStrategyEvent.shape)) expect(message).toContain(field)
    expect(message).toContain(JSON.stringify(EXAMPLE_EVENT))
  })

  test.each([
    [{ writeEvents: 'always' }, /^writeEvents "always".*auto, never/],
    [{ dryRun: 'yes' }, /^dryRun "yes" is not accepted: it takes true or false\. Example event: /],
    [{ period: 202601 }, /^period "202601" is not accepted: it takes a text in quotes\. /],
    [{ startedBy: 'x'.repeat(201) }, /: it takes at most 200 characters\. /],
    ['2026-01', /^event "2026-01" is not accepted: it takes an object\. /],
  ])('of %j says what it takes', async (event, said) => {
    expect((await refusal(event)).message).toMatch(said)
  })
})
