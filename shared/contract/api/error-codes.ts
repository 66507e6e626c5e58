// Every error code of the API, and what its documentation page says.

export const ERROR_CODES = [
  'AUTHENTICATION_REQUIRED',
  'ACCESS_DENIED',
  'VALIDATION_FAILED',
  'DATA_SOURCE_UNAVAILABLE',
  'PARTIAL_DATA_UNAVAILABLE',
  'RATE_LIMIT_EXCEEDED',
  'PROCESS_REQUIRED',
  'SUBMISSION_REFUSED',
  'CHANGED_MEANWHILE',
  'INTERNAL_SERVER_ERROR',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

export interface ErrorPage {
  /** HTTP statuses that come with it. */
  readonly statuses: readonly number[]
  readonly meaning: string
  /** What to do next, a step an entry. */
  readonly remedy: readonly string[]
}

export const ERROR_PAGES: Readonly<Record<ErrorCode, ErrorPage>> = {
  AUTHENTICATION_REQUIRED: {
    statuses: [401],
    meaning:
      'The request carries no access token, or one that is not accepted: expired, not yet valid, made for another API, or not signed by the sign-in service. All such tokens get the same answer. With the header WWW-Authenticate naming insufficient_user_authentication, the token is good and a recent second factor is missing.',
    remedy: [
      'Sign in again and send the new access token as the header Authorization: Bearer and the token. An ID token is not an access token.',
      'Where a second factor is asked for, sign in with it; the message says how recent it must be.',
    ],
  },
  ACCESS_DENIED: {
    statuses: [403],
    meaning:
      'The token is good, but none of its roles may call this, its scope does not cover it, or it names no tenants for a role that sees only its own.',
    remedy: [
      'Ask an administrator for a role that may call it. The table of roles is in docs/api.md and in the OpenAPI document.',
      'A budget owner needs a token that names their tenants.',
    ],
  },
  VALIDATION_FAILED: {
    statuses: [400, 404, 405, 406, 413, 415],
    meaning:
      'Something in the request is not accepted: a parameter, a name, a cursor, the path. Each entry of details names a field and what it takes. A tenant that does not exist and one that you may not see get the same answer.',
    remedy: [
      'Correct the fields named in details.',
      'For tenant names, look the tenant up with /api/v1/tenants?search=.',
      'A cursor works for the question and the caller it was made for, for a day: start again from the first page.',
    ],
  },
  DATA_SOURCE_UNAVAILABLE: {
    statuses: [503],
    meaning: 'The store of published figures, or the sign-in service, did not answer in time.',
    remedy: [
      'Try again after the seconds in the header Retry-After.',
      'Nothing is lost: figures are published already.',
    ],
  },
  PARTIAL_DATA_UNAVAILABLE: {
    statuses: [410],
    meaning:
      'What was asked for was published once and has expired: superseded runs stay readable for thirteen months. A part of a run is never shown as the whole.',
    remedy: [
      'Ask without knownAt for the newest run, or with an instant or a run that is still kept (/api/v1/runs).',
    ],
  },
  RATE_LIMIT_EXCEEDED: {
    statuses: [429],
    meaning: 'This caller has sent more requests in a minute than are answered.',
    remedy: [
      'Try again after the seconds in the header Retry-After.',
      'Ask for many figures in one request (POST /api/v1/figures/query) instead of one figure in each of many.',
    ],
  },
  PROCESS_REQUIRED: {
    statuses: [409],
    meaning:
      'What was asked for comes out of a process that has not run: the month was not allocated yet, or is not closed.',
    remedy: [
      'See /api/v1/periods for the months that are published and their states.',
      'Months are allocated on schedule, and by whoever runs the system on request.',
    ],
  },
  SUBMISSION_REFUSED: {
    statuses: [409],
    meaning:
      'A submission, a step of a fiscal year, or a change of a decision or an initiative does not fit what stands: wrong cells, lines of other owners, a year that is not open, a decision that is decided already, or versions that somebody changed since they were read. Nothing of it was changed.',
    remedy: [
      'Correct the cells named in details; of a decision or an initiative, the message says what its status allows.',
      'For stale versions, ask previewBudget with the same rows: it answers both values of each line. Submit again with the newer version to replace theirs, or leave the row out.',
    ],
  },
  CHANGED_MEANWHILE: {
    statuses: [409],
    meaning:
      'Somebody changed the decision, the initiative, the webhook or the preferences since you read them. Nothing of yours was saved. Each entry of details holds a field of your change with your value and the one that stands now (yours, theirs); the field version has both versions.',
    remedy: [
      'Show both, and choose. Send yours again with the version of theirs to replace it, or leave theirs.',
      'Read the record for the newest of all its fields, and its history for who changed what.',
    ],
  },
  INTERNAL_SERVER_ERROR: {
    statuses: [500],
    meaning: 'A mistake of ours. It was logged under the request id.',
    remedy: ['Try again. If it stays, report the request id.'],
  },
}
