// The HTTP API, both functions of it, over a test's own table, clock and signing key: events go in as the gateway sends
// them, and everything but the network to the sign-in service is as deployed.
import { randomUUID } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import {
  createLocalJWKSet,
  exportJWK,
  type GenerateKeyPairResult,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose'
import { PUBLIC_TARGETS, type TargetRules } from '../../functions/delivery/webhooks/checked-target.ts'
import { tokenVerifier } from '../../functions/figures-api/access/verify-token.ts'
import { figuresApiHandler } from '../../functions/figures-api/handler.ts'
import { readPlanningConfiguration } from '../../functions/planning-api/configuration.ts'
import { planningApiHandler } from '../../functions/planning-api/handler.ts'
import { planningServices } from '../../functions/planning-api/services.ts'
import { logger } from '../../functions/runtime/logger.ts'
import type { ArchiveObjects } from '../../functions/stores/archive/archive-objects.ts'
import type { FiguresTable } from '../../functions/stores/figures-table.ts'
import { systemApiHandler } from '../../functions/system-api/handler.ts'
import { systemServices } from '../../functions/system-api/services.ts'
import type { Role } from '../../shared/access/roles.ts'
import { memoryArchive } from './archive.ts'
import { requireDocumented } from './documented-statuses.ts'
import { UNSUBSCRIBE_KEY } from './unsubscribe-key.ts'

export const ISSUER = 'https://sign-in.example.com'
export const AUDIENCE = 'penguin-figures'
export const BASE_URL = 'https://figures.example.com'
const KEY_ID = 'test-key'
/** As the gateway tells the two functions apart. */
const PLANNING = '/api/v1/planning/'
const SYSTEM = '/api/v1/system/'
const ANY_NAME: TargetRules = {
  ...PUBLIC_TARGETS,
  resolve: async () => [{ address: '1.1.1.1', family: 4 }],
}
const makeKeys = () => generateKeyPair('RS256', { extractable: true })
/** Making a key takes longer than most requests: one for all of a test file, but where keys are what a test is about. */
let keysOfFile: Promise<GenerateKeyPairResult> | undefined

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'HEAD' | 'DELETE'
  /** With its query string. */
  readonly path: string
  readonly token?: string | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Whether the gateway encoded the body, as it does for types that it does not know as text. */
  readonly isBase64Encoded?: boolean
}

export interface ApiResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Decompressed. */
  readonly text: string
  /** The text as JSON; for tests that look into it. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it claims, and fails where it is not there
  readonly json: any
}

export interface TestApi {
  send(request: ApiRequest): Promise<ApiResponse>
  get(path: string, token?: string, headers?: Readonly<Record<string, string>>): Promise<ApiResponse>
  query(body: unknown, token?: string): Promise<ApiResponse>
  /** An access token of a person with these roles; `claims` and `header` replace what a good token has. */
  token(
    roles: readonly Role[],
    claims?: JWTPayload,
    header?: Readonly<Record<string, unknown>>,
  ): Promise<string>
  readonly keys: GenerateKeyPairResult
  /** The public key as the sign-in service publishes it. */
  readonly publishedKey: JWK
}

export interface TestApiOptions {
  readonly table: FiguresTable
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly environment?: Readonly<Record<string, string>>
  /** Where the inputs of runs are archived; left out, nowhere. */
  readonly archives?: ArchiveObjects
  /** Left out, every name leads to the public internet, and nothing is looked up. */
  readonly webhookTargets?: TargetRules
  /** Whether keys are fetched from OIDC_JWKS_URL, as deployed; else the test's own key is known from the start. */
  readonly fetchesKeys?: boolean
}

export async function startFiguresApi({
  table,
  now,
  environment,
  archives = memoryArchive(),
  webhookTargets = ANY_NAME,
  fetchesKeys = false,
}: TestApiOptions): Promise<TestApi> {
  logger.setLogLevel('SILENT')
  keysOfFile ??= makeKeys()
  const keys = await (fetchesKeys ? makeKeys() : keysOfFile)
  const published = { ...(await exportJWK(keys.publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' }
  const configuration = readPlanningConfiguration({
    API_BASE_URL: BASE_URL,
    OIDC_ISSUER: ISSUER,
    OIDC_JWKS_URL: `${ISSUER}/jwks`,
    OIDC_AUDIENCE: AUDIENCE,
    CURSOR_KEY: Buffer.alloc(32, 7).toString('base64url'),
    FIGURES_TABLE: table.name,
    ARCHIVE_BUCKET: 'archives',
    ...environment,
  })
  const knownKeys = fetchesKeys ? undefined : createLocalJWKSet({ keys: [published] })
  const verifyToken = tokenVerifier(configuration, now, knownKeys)
  const services = { ...planningServices(configuration, table, archives, now), verifyToken }
  const figures = figuresApiHandler(() => services)
  const planning = planningApiHandler(() => services)
  const { requestLimit } = services
  const ofSystem = {
    ...systemServices({ ...configuration, UNSUBSCRIBE_KEY }, table, now, webhookTargets),
    ...{ verifyToken, requestLimit },
  }
  const system = systemApiHandler(() => ofSystem)
  const handlerOf = (path: string) =>
    path.startsWith(PLANNING) ? planning : path.startsWith(SYSTEM) ? system : figures
  const send = async (request: ApiRequest): Promise<ApiResponse> => {
    const handler = handlerOf(request.path)
    const event = eventOf(request, now())
    const response = asResponse(await handler(event, {} as Context & { access: object }, {} as never))
    requireDocumented(event.requestContext.http.method, event.rawPath, response.status)
    return response
  }
  const signed = new Map<string, Promise<string>>()
  return {
    keys,
    publishedKey: published,
    send,
    get: (path, token, headers) => send({ path, token, ...(headers && { headers }) }),
    query: (body, token) => send({ method: 'POST', path: '/api/v1/figures/query', body, token }),
    token: (roles, claims, header) => {
      const issuedAt = Math.floor(now() / 1000)
      const payload = {
        iss: ISSUER,
        aud: AUDIENCE,
        sub: 'someone',
        scope: 'figures.read',
        roles,
        iat: issuedAt,
        nbf: issuedAt,
        exp: issuedAt + 3600,
        ...claims,
      }
      const protectedHeader = { alg: 'RS256', kid: KEY_ID, typ: 'at+jwt', ...header }
      // The same claims under the same key are the same token: signed once.
      const text = JSON.stringify([protectedHeader, payload])
      const token =
        signed.get(text) ?? new SignJWT(payload).setProtectedHeader(protectedHeader).sign(keys.privateKey)
      signed.set(text, token)
      return token
    },
  }
}

/** The event that API Gateway makes of a request. */
export function eventOf(
  { method = 'GET', path, token, body, headers, isBase64Encoded = false }: ApiRequest,
  nowMs: number,
) {
  const [rawPath = '', rawQueryString = ''] = path.split('?', 2)
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: {
      accept: '*/*',
      host: new URL(BASE_URL).host,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: new URL(BASE_URL).host,
      domainPrefix: 'figures',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: new Date(nowMs).toISOString(),
      timeEpoch: nowMs,
    },
    isBase64Encoded,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  } satisfies APIGatewayProxyEventV2
}

function asResponse(result: APIGatewayProxyStructuredResultV2 | undefined): ApiResponse {
  if (result === undefined) throw new Error('The handler answered nothing.')
  const headers = Object.fromEntries(
    Object.entries(result.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
  const bytes = Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8')
  const text = decompressed(bytes, headers['content-encoding']).toString('utf8')
  return {
    status: result.statusCode ?? 200,
    headers,
    text,
    get json() {
      return JSON.parse(text)
    },
  }
}

function decompressed(bytes: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'gzip') return gunzipSync(bytes)
  return encoding === 'br' ? brotliDecompressSync(bytes) : bytes
}
