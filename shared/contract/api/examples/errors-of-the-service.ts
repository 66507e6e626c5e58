// Refusals that are about neither who asks nor what: try again later.
import { OPERATIONS } from '../../../access/may-call.ts'
import type { ErrorExample } from './error-example.ts'

export const SERVICE_ERROR_EXAMPLES = {
  tooManyRequests: {
    title: 'More requests in a minute than are answered to one caller',
    status: 429,
    code: 'RATE_LIMIT_EXCEEDED',
    message:
      'You have sent more requests in a minute than are answered. Try again in 60 seconds, and ask for many figures in one request.',
    details: [],
    operations: OPERATIONS,
  },
  unexpected: {
    title: 'A mistake of ours',
    status: 500,
    code: 'INTERNAL_SERVER_ERROR',
    message: 'Something went wrong here, and it was logged. Try again; if it stays, report the request id.',
    details: [],
    operations: OPERATIONS,
  },
  storeUnavailable: {
    title: 'The store of published figures does not answer',
    status: 503,
    code: 'DATA_SOURCE_UNAVAILABLE',
    message: 'The store of published figures did not answer. Nothing is lost; try again in a moment.',
    details: [],
    operations: OPERATIONS.filter((operation) => operation !== 'listMeasures'),
  },
  signInUnavailable: {
    title: 'The sign-in service does not answer, so that no token can be checked',
    status: 503,
    code: 'DATA_SOURCE_UNAVAILABLE',
    message: 'The sign-in service did not answer, so your token could not be checked. Try again in a moment.',
    details: [],
    operations: OPERATIONS,
  },
} as const satisfies Readonly<Record<string, ErrorExample>>
