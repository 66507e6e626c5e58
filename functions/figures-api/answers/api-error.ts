// A refusal that the caller is told of: a code of the contract, a sentence, and which fields to correct.
import type { FailureDetail } from '../../../shared/contract/api/envelope.ts'
import type { ErrorCode } from '../../../shared/contract/api/error-codes.ts'

export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly code: ErrorCode
  readonly details: readonly FailureDetail[]
  readonly headers: Readonly<Record<string, string>>
  /** For the access log alone: more than the caller is told. */
  readonly loggedReason: string | null

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    more: {
      readonly details?: readonly FailureDetail[]
      readonly headers?: Readonly<Record<string, string>>
      readonly loggedReason?: string
      readonly cause?: unknown
    } = {},
  ) {
    super(message, { cause: more.cause })
    this.status = status
    this.code = code
    this.details = more.details ?? []
    this.headers = more.headers ?? {}
    this.loggedReason = more.loggedReason ?? null
  }
}

/** @param accepted what the field takes, as the end of a sentence */
export function notAccepted(field: string, accepted: string, status = 400): ApiError {
  return new ApiError(status, 'VALIDATION_FAILED', `${field} is not accepted: it takes ${accepted}.`, {
    details: [{ field, message: accepted }],
  })
}
