// The OpenAPI 3.1 document, made from the very schemas that validate requests and type answers, the examples that tests
// run, and the table of roles. The same configuration always gives the same bytes.
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi'
import { OPERATIONS } from '../../../shared/access/may-call.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import { CONTRACT } from '../../../shared/contract/api/operations.ts'
import type { ApiConfiguration } from '../configuration.ts'
import { describeOperation, TAGS } from './describe-operation.ts'
import { IF_NONE_MATCH } from './describe-parameters.ts'
import { refusalExamples } from './describe-refusals.ts'
import { publicPaths } from './public-paths.ts'
import { HEADERS } from './response-headers.ts'
import { roleTable } from './role-table.ts'

const VERSION = '1.0.0'

/** What of the configuration the document speaks of: nothing in it is secret. */
export type DocumentedConfiguration = Pick<
  ApiConfiguration,
  | 'API_BASE_URL'
  | 'OIDC_ISSUER'
  | 'OIDC_AUDIENCE'
  | 'OIDC_SCOPE'
  | 'OIDC_ROLES_CLAIM'
  | 'OIDC_TENANTS_CLAIM'
  | 'REQUESTS_PER_MINUTE'
  | 'SECOND_FACTOR_MINUTES'
>

export function openApiDocument(configuration: DocumentedConfiguration): object {
  const { API_BASE_URL } = configuration
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Penguin Figures API',
        version: VERSION,
        summary: 'What each tenant costs, month by month, as it was published.',
        description: introduction(configuration),
        contact: { name: 'Whoever runs Penguin Figures for you' },
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: serverUrl(API_BASE_URL) }],
      tags: TAGS,
      security: [{ signIn: [] }],
      paths: { ...operationPaths(), ...publicPaths() },
      components: {
        examples: refusalExamples(API_BASE_URL),
        headers: HEADERS,
        parameters: { IfNoneMatch: IF_NONE_MATCH },
        securitySchemes: { signIn: signIn(configuration) },
      },
    },
    { override: typeTuples },
  )
}

/**
 * An address of one machine means nothing on another: there, the document's own address is the one to call. Linters
 * refuse localhost for the same reason.
 */
function serverUrl(apiBaseUrl: string): string {
  const { hostname } = new URL(apiBaseUrl)
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? '/' : apiBaseUrl
}

function operationPaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const operation of OPERATIONS) {
    const { path, method } = CONTRACT[operation]
    paths[path] = { ...paths[path], [method.toLowerCase()]: describeOperation(operation) }
  }
  return paths
}

function introduction({ REQUESTS_PER_MINUTE, SECOND_FACTOR_MINUTES }: DocumentedConfiguration): string {
  const secondFactor =
    SECOND_FACTOR_MINUTES === undefined
      ? []
      : [
          `Figures of more than one tenant, in one answer, ask for a second factor given in the last ${SECOND_FACTOR_MINUTES} minutes; so does what a webhook is told.`,
        ]
  return [
    `**${STATEMENTS.join(' ')}** Both sentences belong beside every modelled figure; every answer with figures carries them in \`meta.approximation\`.`,
    "Money is in whole US cents. A null always has its reason beside it: missing is not zero. Requests are named as the workbook functions are (`knownAt`), answers as the platform's contract asks (snake_case).",
    'Every GET is answered to HEAD too, without its body. Answers are compressed on `Accept-Encoding: br` or `gzip`, and are at most 6 MB as they are sent.',
    `One caller may send at least ${REQUESTS_PER_MINUTE} requests a minute. Every request is logged: who, what, which run, outcome.`,
    ...secondFactor,
    `## Who may call what\n\n${roleTable()}`,
  ].join('\n\n')
}

function signIn(configuration: DocumentedConfiguration) {
  const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_SCOPE, OIDC_ROLES_CLAIM, OIDC_TENANTS_CLAIM } = configuration
  const discovery = `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`
  return {
    type: 'http' as const,
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: `An access token of the sign-in service (OpenID Connect: ${discovery}) for the audience \`${OIDC_AUDIENCE}\`, with the scope \`${OIDC_SCOPE}\`, the caller's roles in the claim \`${OIDC_ROLES_CLAIM}\`, and in \`${OIDC_TENANTS_CLAIM}\` the ids of the tenants that a budget owner answers for. An ID token is not one.`,
  }
}

/** Some readers of the document know lists of one type only, as all ours are; the fixed length stands beside it. */
function typeTuples({ jsonSchema }: { jsonSchema: { prefixItems?: unknown; items?: unknown } }): void {
  if (Array.isArray(jsonSchema.prefixItems)) jsonSchema.items ||= jsonSchema.prefixItems[0]
}
