// The headers that the OpenAPI document speaks of are those that answers carry.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { OPERATIONS } from '../../../../shared/access/may-call.ts'
import { CONTRACT } from '../../../../shared/contract/api/operations.ts'
import type { ApiResponse } from '../../../engines/figures-api.ts'
import { firstExample, requestOf, tokenOf } from './example-requests.ts'
import { type ExampleApi, startExampleApi } from './example-world.ts'

let world: ExampleApi
let document: { paths: Record<string, Record<string, { responses: Record<string, { headers?: object }> }>> }
beforeAll(async () => {
  world = await startExampleApi({ REQUESTS_PER_MINUTE: '1000' })
  document = (await world.api.get('/api/v1/openapi.json')).json
})
afterAll(() => world.stop())

const documented = (operation: (typeof OPERATIONS)[number], status: number) => {
  const { path, method } = CONTRACT[operation]
  return Object.keys(document.paths[path]?.[method.toLowerCase()]?.responses[status]?.headers ?? {}).sort()
}
const carried = ({ headers }: ApiResponse) =>
  ['Content-Disposition', 'ETag', 'Retry-After', 'WWW-Authenticate'].filter(
    (name) => name.toLowerCase() in headers,
  )

test.each(OPERATIONS)('%s: an answer, and one that is still right', async (operation) => {
  const example = firstExample(operation)
  const request = { ...requestOf(operation, example), token: await tokenOf(world.api, example) }
  const answer = await world.api.send(request)
  expect(carried(answer)).toEqual(documented(operation, 200))
  const { etag } = answer.headers
  if (etag === undefined) {
    expect(documented(operation, 304)).toEqual([])
    return
  }
  const again = await world.api.send({ ...request, headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  expect(carried(again)).toEqual(documented(operation, 304))
})

test('a refused token is told how to sign in', async () => {
  const refused = await world.api.get('/api/v1/measures')
  expect(carried(refused)).toEqual(documented('listMeasures', 401))
})

test('a token without the scope is told which', async () => {
  const token = await world.api.token(['ROLE_FINANCE'], { scope: 'openid' })
  const refused = await world.api.get('/api/v1/measures', token)
  expect(carried(refused)).toEqual(documented('listMeasures', 403))
  expect(refused.headers['www-authenticate']).toContain('scope="figures.read"')
})

test('whoever asks too often is told when to ask again', async () => {
  const busy = await startExampleApi({ REQUESTS_PER_MINUTE: '1' })
  const token = await busy.api.token(['ROLE_FINANCE'])
  await busy.api.get('/api/v1/measures', token)
  const refused = await busy.api.get('/api/v1/measures', token)
  await busy.stop()
  expect(carried(refused)).toEqual(documented('listMeasures', 429))
  expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1)
})
