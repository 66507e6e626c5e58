// Refusals that any request can get, whatever it asks for: its form alone is judged.
import { OPERATIONS, type Operation } from '../../../access/may-call.ts'
import { CONTRACT } from '../operations.ts'
import type { ErrorExample } from './error-example.ts'

const takenBy = (method: 'GET' | 'POST') =>
  OPERATIONS.filter((operation) => CONTRACT[operation].method === method)
/** Their bodies may be larger than those of all others. */
const OF_MANY_ROWS: readonly Operation[] = ['previewBudget', 'submitBudget']
const OF_GRIDS: readonly Operation[] = ['queryFigures']

const AT_MOST = (bytes: string) =>
  `at most ${bytes} bytes of JSON, also when it is packed: send part of it at a time`

const tooLarge = (bytes: string) =>
  ({
    status: 413,
    code: 'VALIDATION_FAILED',
    message: `The body is too large: it takes ${AT_MOST(bytes)}.`,
    details: [{ field: 'body', message: AT_MOST(bytes) }],
  }) as const satisfies Partial<ErrorExample>

export const EVERY_REQUEST_ERROR_EXAMPLES = {
  parameterTwice: {
    title: 'A parameter given twice, of which one value is taken',
    status: 400,
    code: 'VALIDATION_FAILED',
    message: 'limit is not accepted: it takes one value.',
    details: [{ field: 'limit', message: 'one value' }],
    operations: takenBy('GET'),
  },
  bodyIsNoObject: {
    title: 'A list where an object belongs',
    status: 400,
    code: 'VALIDATION_FAILED',
    message: 'body is not accepted: it takes a JSON object.',
    details: [{ field: 'body', message: 'a JSON object' }],
    operations: takenBy('POST'),
  },
  bodyTooLarge: {
    title: 'A body that is larger than any request is',
    ...tooLarge('1,000,000'),
    operations: takenBy('POST').filter(
      (operation) => !OF_MANY_ROWS.includes(operation) && !OF_GRIDS.includes(operation),
    ),
  },
  gridsTooLarge: {
    title: 'More grids than one request holds',
    ...tooLarge('6,000,000'),
    operations: OF_GRIDS,
  },
  submissionTooLarge: {
    title: 'More rows than one submission holds',
    ...tooLarge('12,000,000'),
    operations: OF_MANY_ROWS,
  },
  bodyIsNotJson: {
    title: 'A body of another type',
    status: 415,
    code: 'VALIDATION_FAILED',
    message: 'content-type is not accepted: it takes application/json.',
    details: [{ field: 'content-type', message: 'application/json' }],
    operations: takenBy('POST'),
  },
} as const satisfies Readonly<Record<string, ErrorExample>>
