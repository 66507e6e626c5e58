// A request as its operation's schema sees it: query string, path and body, each refused with the field and what it takes.
import { gunzipSync } from 'node:zlib'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as z from 'zod'
import type { Operation } from '../../../shared/access/may-call.ts'
import { CONTRACT, type OperationContract, type RequestOf } from '../../../shared/contract/api/operations.ts'
import { groupedNumber } from '../../../shared/ranges/grouped-numbers.ts'
import { ApiError, notAccepted } from '../answers/api-error.ts'
import { withKnownAt } from './basis-asked.ts'
import { detailsOf, inWords } from './issue-details.ts'

/** @throws ApiError VALIDATION_FAILED naming every field that is not accepted */
export function readRequest<Name extends Operation>(
  operation: Name,
  event: APIGatewayProxyEventV2,
): RequestOf<Name> {
  const contract: OperationContract = CONTRACT[operation]
  const given =
    contract.method === 'POST' ? readBody(event, mostBytes(operation)) : readQuery(event, contract.request)
  return withKnownAt(checked(contract.request, given)) as RequestOf<Name>
}

/** @throws ApiError VALIDATION_FAILED */
export function readPath<Parameters extends z.ZodObject>(
  event: APIGatewayProxyEventV2,
  parameters: Parameters,
): z.output<Parameters> {
  return checked(parameters, event.pathParameters ?? {}) as z.output<Parameters>
}

/** Parameters may be repeated; lists of measures also come separated by commas, names of tenants may hold commas. */
function readQuery({ rawQueryString }: APIGatewayProxyEventV2, schema: z.ZodObject): Record<string, unknown> {
  const given: Record<string, unknown> = Object.create(null)
  const query = new URLSearchParams(rawQueryString)
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name)
    const isList = schema.shape[name] !== undefined && takesList(schema.shape[name])
    if (!isList && values.length > 1) throw notAccepted(name, 'one value')
    given[name] = isList
      ? name === 'measure'
        ? values.flatMap((value) => value.split(','))
        : values
      : values[0]
  }
  return given
}

function takesList(schema: unknown): boolean {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  return inner instanceof z.ZodArray
}

/** JSON, or JSON packed as `application/gzip`: a packed body under the name of a text would not come through the gateway whole. */
function readBody({ body, isBase64Encoded, headers }: APIGatewayProxyEventV2, most: number): unknown {
  const type = headers['content-type'] ?? ''
  const isPacked = /^application\/gzip\b/i.test(type)
  if (!isPacked && !/^application\/(.+\+)?json\b/i.test(type)) {
    throw notAccepted('content-type', 'application/json', 415)
  }
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.length > most) throw tooLarge(most)
  const value = parsed((isPacked ? unpacked(bytes, most) : bytes).toString('utf8'))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw notAccepted('body', 'a JSON object')
}

/** The largest submission of a budget, with room for its notes; as many tenants by name as grids may have; all else is short. */
const MOST_BYTES: Partial<Record<Operation, number>> = {
  previewBudget: 12_000_000,
  submitBudget: 12_000_000,
  queryFigures: 6_000_000,
}
const MOST_BYTES_OF_OTHERS = 1_000_000

function mostBytes(operation: Operation): number {
  return MOST_BYTES[operation] ?? MOST_BYTES_OF_OTHERS
}

/** What a few bytes could swell to is not waited for. */
function unpacked(bytes: Buffer, most: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: most })
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most)
    throw notAccepted('body', 'gzip of JSON')
  }
}

function tooLarge(most: number): ApiError {
  const message = `at most ${groupedNumber(most)} bytes of JSON, also when it is packed: send part of it at a time`
  return new ApiError(413, 'VALIDATION_FAILED', `The body is too large: it takes ${message}.`, {
    details: [{ field: 'body', message }],
  })
}

/** Null for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const MOST_DETAILS = 20

function checked(schema: z.ZodObject, given: unknown): Record<string, unknown> {
  const result = schema.safeParse(given, { error: inWords })
  if (result.success) return result.data
  const details = result.error.issues
    .slice(0, MOST_DETAILS)
    .flatMap((issue) => detailsOf(issue, schema, given))
    .slice(0, MOST_DETAILS)
  const fields = [...new Set(details.map(({ field }) => field))].join(', ')
  throw new ApiError(400, 'VALIDATION_FAILED', `The request is not accepted: see details for ${fields}.`, {
    details,
  })
}
