// docs/api.md says what is so: roles, variables, codes, limits and commands are those of the code.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readApiConfiguration } from '../../functions/figures-api/configuration.ts'
import { roleTable } from '../../functions/figures-api/documents/role-table.ts'
import { engines } from '../../infra/local/ports.ts'
import { OPERATIONS } from '../../shared/access/may-call.ts'
import { STATEMENTS } from '../../shared/approximation/statements.ts'
import { ERROR_CODES, ERROR_PAGES } from '../../shared/contract/api/error-codes.ts'
import { ERROR_EXAMPLES, failureOf } from '../../shared/contract/api/examples/errors.ts'
import { TENANT_C } from '../../shared/contract/api/examples/example-month.ts'
import { CONTRACT } from '../../shared/contract/api/operations.ts'
import {
  MOST_GRID_FIGURES,
  MOST_GRIDS,
  MOST_PERIODS,
  MOST_TENANT_MONTHS,
  MOST_TENANTS_A_PAGE,
  MOST_TENANTS_NAMED,
} from '../../shared/contract/api/parameters.ts'
import {
  changeDecisionRequest,
  changeInitiativeRequest,
  DECISION_ACTIONS,
  INITIATIVE_ACTIONS,
} from '../../shared/contract/api/record-requests.ts'
import { type ExampleApi, startExampleApi } from '../functions/figures-api/documents/example-world.ts'
import { API_DOCUMENT, codeBlocks, curlCommands, tableOf } from './api-document.ts'

let world: ExampleApi
let token: string
beforeAll(async () => {
  world = await startExampleApi()
  token = await world.api.token(['ROLE_EXECUTIVE_CFO'])
})
afterAll(() => world.stop())

test('both sentences stand at its beginning', () => {
  const [beginning = ''] = API_DOCUMENT.split('\n## ')
  for (const sentence of STATEMENTS) expect(beginning).toContain(sentence)
})

test('what each role may call is what the API obeys', () => {
  expect(API_DOCUMENT).toContain(`\n${roleTable()}\n`)
})

test('every operation has its request', () => {
  const requests = OPERATIONS.map((name) => [name, `${CONTRACT[name].method} ${CONTRACT[name].path}`])
  expect(tableOf('operation').map((cells) => cells.slice(0, 2))).toEqual(requests)
})

describe('the variables of an operator', () => {
  const required = {
    API_BASE_URL: 'https://figures.example.com',
    OIDC_ISSUER: 'https://sign-in.example.com',
    OIDC_JWKS_URL: 'https://sign-in.example.com/jwks',
    OIDC_AUDIENCE: 'penguin-figures',
    CURSOR_KEY: Buffer.alloc(32).toString('base64url'),
  }
  const documented = new Map(tableOf('variable').map(([name = '', whenLeftOut = '']) => [name, whenLeftOut]))

  test('are all there, each with its default', () => {
    const read = readApiConfiguration({ ...required, SECOND_FACTOR_MINUTES: '15' })
    expect([...documented.keys()].sort()).toEqual(Object.keys(read).sort())
    const defaults = Object.entries(readApiConfiguration(required)).filter(([name]) => !(name in required))
    for (const [name, value] of defaults) expect([name, documented.get(name)]).toEqual([name, String(value)])
  })

  test('are called required where nothing stands in for them', () => {
    const named = [...documented].filter(([, whenLeftOut]) => whenLeftOut === 'required')
    expect(named.map(([name]) => name).sort()).toEqual(Object.keys(required).sort())
    for (const name of Object.keys(required)) {
      expect(() => readApiConfiguration({ ...required, [name]: undefined })).toThrow(name)
    }
  })
})

test('each action on a decision or an initiative has a body that is accepted', () => {
  const bodies = tableOf('action').map(([action, cell = '']) => [
    action,
    JSON.parse(cell.replace(/[^}]*$/, '')),
  ])
  expect(bodies.map(([action]) => action)).toEqual([...new Set([...DECISION_ACTIONS, ...INITIATIVE_ACTIONS])])
  for (const [action, body] of bodies) {
    const isOfDecision = DECISION_ACTIONS.some((one) => one === action)
    const schema = isOfDecision ? changeDecisionRequest : changeInitiativeRequest
    expect(schema.parse(body)).toEqual(body)
  }
})

test('every error code is there with its statuses', () => {
  const documented = tableOf('code').map(([code, statuses]) => [code, statuses])
  const known = ERROR_CODES.map((code) => [code, ERROR_PAGES[code].statuses.join(', ')])
  expect(documented.sort()).toEqual(known.sort())
})

test('the error that it shows is one that the API gives', () => {
  const [shown = ''] = codeBlocks('json')
  expect(JSON.parse(shown)).toEqual(
    failureOf(ERROR_EXAMPLES.periodNotAccepted, 'https://figures.example.com'),
  )
})

test('the limits are those of the contract', () => {
  const text = API_DOCUMENT.replaceAll(/\s+/g, ' ')
  const thousands = (number: number) => number.toLocaleString('en-US')
  expect(text).toContain(`${thousands(MOST_GRID_FIGURES)} figures`)
  expect(text).toContain(`${MOST_GRIDS} grids and ${MOST_PERIODS} months in one request`)
  expect(text).toContain(`at most ${thousands(MOST_TENANT_MONTHS)} of those`)
  expect(text).toContain(`${MOST_TENANTS_NAMED} tenants named in one list`)
  expect(text).toContain(`up to ${thousands(MOST_TENANTS_A_PAGE)} tenants`)
})

test('every form of knownAt is accepted, and no other', async () => {
  const ask = (knownAt: string) =>
    world.api.get(`/api/v1/figures?period=2025-11&knownAt=${encodeURIComponent(knownAt)}`, token)
  const forms = tableOf('knownAt').map(([form = '']) =>
    form === 'the id of a run' ? '019ad736-6e60-7000-8000-000000000001' : form,
  )
  expect(forms).toHaveLength(4)
  for (const form of forms) expect([200, 409]).toContain((await ask(form)).status)
  expect((await ask('yesterday')).status).toBe(400)
})

describe('its commands', () => {
  const variables = () => ({
    API: 'http://localhost:8088',
    TOKEN: token,
    PERIOD: '2025-11',
    TENANT: TENANT_C,
  })
  const send = ({ url, ...rest }: ReturnType<typeof curlCommands>[number]) => {
    const { pathname, search } = new URL(url)
    return world.api.send({ ...rest, path: `${pathname}${search}` })
  }

  test('are answered', async () => {
    const commands = curlCommands(variables())
    expect(commands).toHaveLength(34)
    const answers = await Promise.all(commands.map(send))
    expect(answers.map(({ status }) => status)).toEqual(commands.map(() => 200))
  })

  test('ask for what the document says beside them', async () => {
    const answers = await Promise.all(curlCommands(variables()).map(send))
    const [periods, tenants, figures, file, explained, grid, resources, vendors] = answers
    expect(periods?.json.data.periods).toHaveLength(1)
    expect(tenants?.json.data.tenants.length).toBeGreaterThan(0)
    expect(Object.keys(figures?.json.data.tenants[0].figures)).toEqual(['total_cost', 'profit'])
    expect(file?.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(explained?.json.data.value).toBe(801)
    expect(grid?.json.data.figures.platform['2025-11'].mrr).toBe(0)
    expect(resources?.json.data.resources).toHaveLength(4)
    expect(vendors?.json.data.rows).toHaveLength(3)
  })
})

test('what it says of the embedded system is where npm start puts it', () => {
  expect(API_DOCUMENT).toContain(`http://localhost:${engines.api.usualPort}`)
  expect(API_DOCUMENT).toContain(`http://localhost:${engines.oidc.usualPort}/token`)
})
