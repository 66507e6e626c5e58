// One answer of every kind that a request can be refused with. The OpenAPI document shows each beside the operations that
// can answer so, and a test provokes each.

import type { Failure } from '../envelope.ts'
import { API_ROOT } from '../operations.ts'
import type { ErrorExample } from './error-example.ts'
import { ACCESS_ERROR_EXAMPLES } from './errors-of-access.ts'
import { EVERY_REQUEST_ERROR_EXAMPLES } from './errors-of-every-request.ts'
import { RECORD_ERROR_EXAMPLES } from './errors-of-records.ts'
import { REQUEST_ERROR_EXAMPLES } from './errors-of-requests.ts'
import { SERVICE_ERROR_EXAMPLES } from './errors-of-the-service.ts'
import { EXAMPLE_NOW } from './example-month.ts'

export const ERROR_EXAMPLES = {
  ...EVERY_REQUEST_ERROR_EXAMPLES,
  ...REQUEST_ERROR_EXAMPLES,
  ...RECORD_ERROR_EXAMPLES,
  ...ACCESS_ERROR_EXAMPLES,
  ...SERVICE_ERROR_EXAMPLES,
} as const satisfies Readonly<Record<string, ErrorExample>>

export type ErrorExampleName = keyof typeof ERROR_EXAMPLES

export const EXAMPLE_REQUEST_ID = 'JKJaXmPLvHcESHA='

/** The whole answer. @param apiBaseUrl where clients reach the API */
export function failureOf({ code, message, details }: ErrorExample, apiBaseUrl: string): Failure {
  return {
    success: false,
    error: {
      code,
      message,
      details: [...details],
      request_id: EXAMPLE_REQUEST_ID,
      documentation_url: `${apiBaseUrl}${API_ROOT}/errors/${code}`,
    },
    timestamp: EXAMPLE_NOW,
  }
}
