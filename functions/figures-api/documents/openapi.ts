// The OpenAPI 3.1 document, made from the very schemas that validate requests and type answers.
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { MAY_CALL, OPERATIONS, type Operation } from '../../../shared/access/may-call.ts'
import { ROLE_TITLES } from '../../../shared/access/roles.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import { failure } from '../../../shared/contract/api/envelope.ts'
import { ERROR_PAGES } from '../../../shared/contract/api/error-codes.ts'
import { CONTRACT, type OperationContract } from '../../../shared/contract/api/operations.ts'

const VERSION = '1.0.0'

/** @param scope that access tokens must hold */
export function openApiDocument(apiBaseUrl: string, issuer: string, scope: string): object {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Penguin Figures API',
      version: VERSION,
      description: `Published figures: what each tenant costs, month by month. ${STATEMENTS.join(' ')} Money is in whole US cents; a null always has its reason beside it. Requests are named as the workbook functions are (\`knownAt\`), answers as the platform's contract asks (snake_case).`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: apiBaseUrl }],
    tags: [{ name: 'figures' }, { name: 'catalogue' }, { name: 'runs' }],
    security: [{ signIn: [scope] }],
    paths: paths(),
    components: {
      securitySchemes: {
        signIn: {
          type: 'openIdConnect',
          openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
          description: 'An access token of the sign-in service, as a Bearer token.',
        },
      },
    },
  })
}

function paths(): ZodOpenApiPathsObject {
  const all: ZodOpenApiPathsObject = {}
  for (const operation of OPERATIONS) {
    const { path, method } = CONTRACT[operation]
    all[path] = { ...all[path], [method.toLowerCase()]: describe(operation, CONTRACT[operation]) }
  }
  return all
}

function describe(operation: Operation, contract: OperationContract): ZodOpenApiOperationObject {
  const { method, request, pathParameters, summary, description } = contract
  const roles = MAY_CALL[operation].map((role) => ROLE_TITLES[role]).join(', ')
  return {
    operationId: operation,
    tags: [tagOf(operation)],
    summary,
    description: `${description} Roles: ${roles}.`,
    ...(method === 'GET'
      ? { requestParams: { query: request, ...(pathParameters !== undefined && { path: pathParameters }) } }
      : { requestBody: { required: true, content: { 'application/json': { schema: request } } } }),
    responses: { '200': answered(contract), ...refusals(operation, contract) },
  }
}

function tagOf(operation: Operation): string {
  if (operation.endsWith('Run') || operation.endsWith('Runs') || operation === 'listPeriods') return 'runs'
  return operation === 'listMeasures' || operation === 'listTenants' ? 'catalogue' : 'figures'
}

function answered({ answer }: OperationContract) {
  if (answer === null) {
    return { description: 'The file.', content: { 'text/csv': { schema: { type: 'string' as const } } } }
  }
  return { description: 'The answer.', content: { 'application/json': { schema: answer } } }
}

/** Statuses that an operation can answer with, each with the codes of its envelope. */
function refusals(operation: Operation, { method }: OperationContract) {
  const readsRuns = !['listMeasures', 'listPeriods'].includes(operation)
  const statuses = [400, 401, 403, ...(readsRuns ? [404, 409, 410] : []), 406, 429, 500, 503]
  const described = [...statuses, ...(method === 'POST' ? [415] : [])].map((status): [string, object] => [
    String(status),
    { description: codesOf(status), content: { 'application/json': { schema: failure } } },
  ])
  const unchanged: [string, object][] =
    method === 'GET' ? [['304', { description: 'What the caller holds by its ETag is still right.' }]] : []
  return Object.fromEntries([...unchanged, ...described])
}

function codesOf(status: number): string {
  return Object.entries(ERROR_PAGES)
    .filter(([, { statuses }]) => statuses.includes(status))
    .map(([code]) => code)
    .join(' or ')
}
