// The headers of answers that a client does well to read.
import type { Operation } from '../../../shared/access/may-call.ts'
import { CONTRACT } from '../../../shared/contract/api/operations.ts'

const text = (description: string, example: string) => ({
  description,
  schema: { type: 'string' as const },
  example,
})

export const HEADERS = {
  ETag: text(
    'The same for as long as the answer is: send it as If-None-Match next time.',
    'W/"PpmJdjENgZwAe8QNZ7OWAu-sBfx"',
  ),
  'Content-Disposition': text('The name of the file.', 'attachment; filename="penguin-figures-2025-11.csv"'),
  'WWW-Authenticate': text(
    'With 401, whether a token or a second factor is missing (`insufficient_user_authentication`); with 403, which scope, where that is the reason.',
    'Bearer realm="penguin-figures", error="invalid_token"',
  ),
  'Retry-After': {
    description: 'Seconds to wait before the next try.',
    schema: { type: 'integer' as const, minimum: 1 },
    example: 5,
  },
}

export type ResponseHeader = keyof typeof HEADERS

/** References to headers of the document, by name. */
export function headersOf(...names: ResponseHeader[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

/** Lists that change by themselves, or while people work on them: those are always sent anew. */
const ALWAYS_SENT: readonly Operation[] = [
  'listRuns',
  'listBudgetBooks',
  'listBudgetLines',
  'listBudgetHistory',
  'listAlerts',
  'listDecisions',
  'readDecision',
  'listInitiatives',
  'readInitiative',
  'readPreferences',
  'listWebhooks',
  'readWebhook',
  'searchAudit',
]

/** A POST is not cached. */
export function hasEtag(operation: Operation): boolean {
  return CONTRACT[operation].method === 'GET' && !ALWAYS_SENT.includes(operation)
}
