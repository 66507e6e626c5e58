// What an operation answers when it does not: every status with its codes, its headers, and an example of each kind, which
// the document holds once.
import type { Operation } from '../../../shared/access/may-call.ts'
import { failure } from '../../../shared/contract/api/envelope.ts'
import type { ErrorExample } from '../../../shared/contract/api/examples/error-example.ts'
import { ERROR_EXAMPLES, failureOf } from '../../../shared/contract/api/examples/errors.ts'
import { headersOf } from './response-headers.ts'

type Named = readonly [name: string, example: ErrorExample]

/** The document's own examples, by name. @param apiBaseUrl where the documentation of the codes is */
export function refusalExamples(apiBaseUrl: string) {
  return Object.fromEntries(
    Object.entries<ErrorExample>(ERROR_EXAMPLES).map(([name, example]) => [
      name,
      { summary: example.title, value: failureOf(example, apiBaseUrl) },
    ]),
  )
}

/** By status, in ascending order. */
export function describeRefusals(operation: Operation) {
  const possible = Object.entries<ErrorExample>(ERROR_EXAMPLES).filter(([, { operations }]) =>
    operations.includes(operation),
  )
  const byStatus = Map.groupBy(possible, ([, { status }]) => status)
  return Object.fromEntries(
    [...byStatus].map(([status, examples]) => [String(status), describeStatus(status, examples)]),
  )
}

function describeStatus(status: number, examples: readonly Named[]) {
  const codes = [...new Set(examples.map(([, { code }]) => code))]
  return {
    description: `${codes.join(' or ')}. For example: ${examples.map(([, { title }]) => title).join('; ')}.`,
    ...(status in HEADERS_OF && { headers: headersOf(...(HEADERS_OF[status] ?? [])) }),
    content: {
      'application/json': {
        schema: failure,
        examples: Object.fromEntries(
          examples.map(([name]) => [name, { $ref: `#/components/examples/${name}` }]),
        ),
      },
    },
  }
}

const HEADERS_OF: Readonly<Record<number, Parameters<typeof headersOf>>> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
}
