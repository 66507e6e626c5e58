// Takes the access token out of a request, and refuses what cannot be one before any cryptography is spent on it.
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/** Access tokens of sign-in services stay below this; a longer one is refused unread. */
const MOST_CHARACTERS = 8_192
const BEARER = /^Bearer +([\w\-.~+/]+=*)$/i

/** @returns null for a missing header, another scheme, or a token of impossible size or letters */
export function bearerToken({ headers }: APIGatewayProxyEventV2): string | null {
  const header = headers.authorization
  if (header === undefined || header.length > MOST_CHARACTERS) return null
  return BEARER.exec(header)?.[1] ?? null
}
