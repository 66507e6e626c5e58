// A handler's result as the HTTP answer that an HTTP API makes of it, or a refusal where it makes none.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import { validateHeaderName, validateHeaderValue } from 'node:http'
import * as z from 'zod'
import type { HttpAnswer } from './http-answer.ts'
import { GatewayRefusal } from './refusal.ts'

const structuredResult = z.object({
  statusCode: z.number().int().min(200).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** The gateway writes these itself, from the body that it sends and the connection that it has. */
const GATEWAY_HEADERS = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']

/**
 * @param result out of JSON. One with a `statusCode` is read as an answer; any other is the body of a 200, as JSON,
 *   whatever `headers` or `body` it has
 * @throws GatewayRefusal 500 when it has a `statusCode` and is malformed otherwise
 */
export function toAnswer(result: unknown): HttpAnswer {
  const isStructured = typeof result === 'object' && result !== null && 'statusCode' in result
  if (isStructured) return structuredAnswer(result)
  // AWS documents a text result as it is, without the quotes that JSON would give it.
  const body = Buffer.from(typeof result === 'string' ? result : JSON.stringify(result))
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, cookies: [], body }
}

function structuredAnswer(result: object): HttpAnswer {
  const parsed = structuredResult.safeParse(result)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' }
    throw malformed(`${path.join('.')}: ${message}`)
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data
  for (const cookie of cookies ?? []) refuseImpossibleHeader('set-cookie', cookie)
  const { 'set-cookie': onlyCookie, ...otherHeaders } = sentHeaders(headers ?? {})
  return {
    statusCode,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...otherHeaders },
    cookies: [...(onlyCookie === undefined ? [] : [onlyCookie]), ...(cookies ?? [])],
    // Decoded whatever the client accepts: an HTTP API knows no list of binary types.
    body: isBase64Encoded ? decoded(body ?? '') : Buffer.from(body ?? ''),
  }
}

function decoded(body: string): Buffer {
  if (body.length % 4 !== 0 || !BASE64.test(body))
    throw malformed('body: it is not the base64 it is said to be')
  return Buffer.from(body, 'base64')
}

function sentHeaders(headers: Readonly<Record<string, string | number | boolean>>): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase()
    if (GATEWAY_HEADERS.includes(key)) continue
    refuseImpossibleHeader(key, String(value))
    sent[key] = String(value)
  }
  return sent
}

function refuseImpossibleHeader(name: string, value: string): void {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  } catch {
    throw malformed(`${name}: no HTTP header can have this name or this value`)
  }
}

function malformed(what: string): GatewayRefusal {
  return new GatewayRefusal(500, `The handler's result is malformed, ${what}.`)
}
