// Every documented refusal happens, as documented, in every operation that it is documented for.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Operation } from '../../../../shared/access/may-call.ts'
import { type Failure, failure } from '../../../../shared/contract/api/envelope.ts'
import { ERROR_CODES, ERROR_PAGES } from '../../../../shared/contract/api/error-codes.ts'
import type { ErrorExample } from '../../../../shared/contract/api/examples/error-example.ts'
import {
  ERROR_EXAMPLES,
  type ErrorExampleName,
  EXAMPLE_REQUEST_ID,
  failureOf,
} from '../../../../shared/contract/api/examples/errors.ts'
import { EXAMPLE_BASE_URL, type ExampleApi, startExampleApi } from './example-world.ts'
import { startRefusalWorlds } from './refusal-worlds.ts'
import { provocations } from './refusals.ts'

/** The catalogue is answered from code: there is nothing in it that could fail. */
const NEVER_FAILS: Operation = 'listMeasures'

const ALL = Object.entries<ErrorExample>(ERROR_EXAMPLES).map(([name, example]) => ({
  name: name as ErrorExampleName,
  example,
  operations: example.operations.filter((operation) => !(name === 'unexpected' && operation === NEVER_FAILS)),
}))

let world: ExampleApi
let provoked: ReturnType<typeof provocations>
beforeAll(async () => {
  world = await startExampleApi()
  provoked = provocations(await startRefusalWorlds(world))
})
afterAll(() => world.stop())

describe.each(ALL)('$name', ({ name, example, operations }) => {
  test.each(operations)('%s answers so', async (operation) => {
    const response = await provoked[name](operation)
    expect(response.status).toBe(example.status)
    expect(alike(response.json)).toEqual(alike(failureOf(example, EXAMPLE_BASE_URL)))
  })

  test('is an answer by the schema, with a status that the page of its code names', () => {
    const documented = failureOf(example, EXAMPLE_BASE_URL)
    expect(failure.parse(documented)).toEqual(documented)
    expect(ERROR_PAGES[example.code].statuses).toContain(example.status)
  })
})

test('every code has an example', () => {
  expect(new Set(ALL.map(({ example }) => example.code))).toEqual(new Set(ERROR_CODES))
})

/** But for the request's id, where the API is, and the seconds that are left of a minute. */
function alike({ error, ...rest }: Failure): Failure {
  const page = new URL(error.documentation_url).pathname
  return {
    ...rest,
    error: {
      ...error,
      message: error.message.replace(/\d+ seconds/, '60 seconds'),
      request_id: EXAMPLE_REQUEST_ID,
      documentation_url: page,
    },
  }
}
