// The form of an example of a refusal.
import type { Operation } from '../../../access/may-call.ts'
import type { FailureDetail } from '../envelope.ts'
import type { ErrorCode } from '../error-codes.ts'

export interface ErrorExample {
  /** What happened, as people say it. */
  readonly title: string
  /** HTTP status. */
  readonly status: number
  readonly code: ErrorCode
  readonly message: string
  readonly details: readonly FailureDetail[]
  /** Operations that can answer so. */
  readonly operations: readonly Operation[]
}
