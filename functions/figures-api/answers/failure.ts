// Every error becomes the contract's envelope: a code, a sentence, the fields to correct, and a page to read. What the
// caller need not know stays in the log.
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Failure } from '../../../shared/contract/api/envelope.ts'
import { API_ROOT } from '../../../shared/contract/api/operations.ts'
import { InvalidInputError } from '../../../shared/errors.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { NotPublishedError, StoreUnavailableError } from '../../runtime/errors.ts'
import { ApiError } from './api-error.ts'
import { answer } from './respond.ts'

const RETRY_SECONDS = '5'

/** @param nowMs epoch milliseconds */
export function failureAnswer(
  error: ApiError,
  event: APIGatewayProxyEventV2,
  apiBaseUrl: string,
  nowMs: number,
): APIGatewayProxyStructuredResultV2 {
  const failure: Failure = {
    success: false,
    error: {
      code: error.code,
      message: error.message,
      details: [...error.details],
      request_id: event.requestContext.requestId,
      documentation_url: `${apiBaseUrl}${API_ROOT}/errors/${error.code}`,
    },
    timestamp: instantText(nowMs),
  }
  return answer(error.status, 'application/json', JSON.stringify(failure), undefined, error.headers)
}

/** Any error as one of the contract's; an unknown one says nothing of itself. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof InvalidInputError) return invalidInput(error)
  if (error instanceof NotPublishedError) return notPublished(error)
  if (isFromTheStore(error)) return storeUnavailable(error)
  return new ApiError(
    500,
    'INTERNAL_SERVER_ERROR',
    'Something went wrong here, and it was logged. Try again; if it stays, report the request id.',
    { cause: error, loggedReason: 'unexpected' },
  )
}

function invalidInput({ field, accepted }: InvalidInputError): ApiError {
  return new ApiError(400, 'VALIDATION_FAILED', `${field} is not accepted: it takes ${accepted}.`, {
    details: [{ field, message: accepted }],
  })
}

/** The store's own sentence names a command, which whoever asks here cannot run. */
export const ALLOCATE_AGAIN =
  'This run was published before runs held all that is needed here. Allocate the month again, or ask whoever runs the system.'

function notPublished(error: NotPublishedError): ApiError {
  if (error.reason === 'expired') return new ApiError(410, 'PARTIAL_DATA_UNAVAILABLE', error.message)
  if (error.reason === 'unknown_run') return new ApiError(404, 'VALIDATION_FAILED', error.message)
  return new ApiError(409, 'PROCESS_REQUIRED', ALLOCATE_AGAIN)
}

/** The AWS SDK marks its own errors; throttling, time-outs and refused connections are one thing to the caller. */
export function isFromTheStore(error: unknown): boolean {
  if (error instanceof StoreUnavailableError) return true
  return typeof error === 'object' && error !== null && '$metadata' in error
}

function storeUnavailable(cause: unknown): ApiError {
  return new ApiError(
    503,
    'DATA_SOURCE_UNAVAILABLE',
    'The store of published figures did not answer. Nothing is lost; try again in a moment.',
    { headers: { 'retry-after': RETRY_SECONDS }, cause, loggedReason: 'store_unavailable' },
  )
}

/** The function's time limit is near. */
export function tookTooLong(): ApiError {
  return new ApiError(
    503,
    'DATA_SOURCE_UNAVAILABLE',
    'The answer took too long. Try again, or ask for less.',
    {
      headers: { 'retry-after': RETRY_SECONDS },
      loggedReason: 'took_too_long',
    },
  )
}
