// How access is refused: every bad token alike, so that nothing is learned from the answer; the rest with its reason.
import { ApiError } from '../answers/api-error.ts'

const CHALLENGE = 'Bearer realm="penguin-figures"'
const RETRY_SECONDS = '5'

/** @param loggedReason for the access log alone */
export function tokenRefused(loggedReason: string): ApiError {
  return new ApiError(
    401,
    'AUTHENTICATION_REQUIRED',
    'The access token is missing or not accepted. Sign in again, and send the access token as a Bearer token.',
    { headers: { 'www-authenticate': `${CHALLENGE}, error="invalid_token"` }, loggedReason },
  )
}

export function signInUnavailable(cause: unknown): ApiError {
  return new ApiError(
    503,
    'DATA_SOURCE_UNAVAILABLE',
    'The sign-in service did not answer, so your token could not be checked. Try again in a moment.',
    { headers: { 'retry-after': RETRY_SECONDS }, loggedReason: 'sign_in_service_unavailable', cause },
  )
}

export function scopeMissing(scope: string): ApiError {
  return new ApiError(
    403,
    'ACCESS_DENIED',
    `The access token does not cover figures: it needs the scope ${scope}.`,
    {
      headers: { 'www-authenticate': `${CHALLENGE}, error="insufficient_scope", scope="${scope}"` },
      loggedReason: 'scope_missing',
    },
  )
}

export function roleMayNotCall(): ApiError {
  return new ApiError(
    403,
    'ACCESS_DENIED',
    'Access restricted: this area is for certain roles, and yours is not among them. This request was logged.',
    { loggedReason: 'role_may_not_call' },
  )
}

export function noTenantsNamed(): ApiError {
  return new ApiError(
    403,
    'ACCESS_DENIED',
    'Your role sees only its own tenants, and your token names none. Ask an administrator to add them to your sign-in.',
    { loggedReason: 'no_tenants_named' },
  )
}

/** @param what asks for it. RFC 9470: the token is good, the sign-in behind it not strong or not recent enough. */
export function secondFactorRequired(minutes: number, what: string): ApiError {
  return new ApiError(
    401,
    'AUTHENTICATION_REQUIRED',
    `${what} needs a second factor given in the last ${minutes} minutes. Sign in again with it.`,
    {
      headers: {
        'www-authenticate': `${CHALLENGE}, error="insufficient_user_authentication", acr_values="mfa", max_age="${minutes * 60}"`,
      },
      loggedReason: 'second_factor_required',
    },
  )
}

export function tooManyRequests(retryAfterSeconds: number): ApiError {
  return new ApiError(
    429,
    'RATE_LIMIT_EXCEEDED',
    `You have sent more requests in a minute than are answered. Try again in ${retryAfterSeconds} seconds, and ask for many figures in one request.`,
    { headers: { 'retry-after': String(retryAfterSeconds) } },
  )
}
