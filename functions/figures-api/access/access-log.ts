// One line for each request: who, what, which run, outcome. Never a token, a secret, a body or a whole event. The audit trail
// is made of these lines.
import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { ACCESS } from '../../../shared/audit/access-message.ts'
import type { TenantsNamed } from '../../../shared/audit/tenants-named.ts'
import type { ActKind } from '../../../shared/contract/audit/audit-entry.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { publishAuditedLine } from '../../runtime/audited-lines.ts'
import { logger } from '../../runtime/logger.ts'

/** What became of a submission to a budget, or which step was taken. */
export interface BudgetFacts {
  readonly person: string
  readonly scenario: string
  readonly revision: number
  readonly [count: string]: string | number
}

/** What is learned of a request while it is answered. */
export interface AccessFacts {
  operation?: string
  kind?: ActKind
  subject?: string
  /** As people know the subject. */
  person?: string
  roles?: readonly string[]
  sees?: string
  /** Periods, measures and tenants asked for, shortened. */
  asked?: Readonly<Record<string, unknown>>
  /** Whose figures it is about, up to as many as the audit trail writes down. */
  tenantIds?: TenantsNamed
  /** The one that it is about; null where there is none, or several. */
  period?: string | null
  /** What it changed, acknowledged or exported, in short, and nothing that people wrote: `decision 1111... version 3`. */
  did?: string
  runIds?: readonly string[]
  budget?: BudgetFacts
  code?: string
  reason?: string | null
}

/** The context of an invocation, with the facts of its request. */
export interface ApiContext extends Context {
  access: AccessFacts
  /** Set by content negotiation. */
  preferredMediaType?: string
}

/** What is as long as a token and looks like one is left out, wherever somebody pasted it. */
export function withoutSecrets(text: string): string {
  return text.replace(/[\w.~+-]{41,}=*/g, '[withheld]')
}

/** @param clock epoch milliseconds */
export function accessLog(
  clock: () => number,
): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, ApiContext> {
  const startedAt = new WeakMap<object, number>()
  const write = (request: {
    event: APIGatewayProxyEventV2
    context: ApiContext
    response: APIGatewayProxyStructuredResultV2 | null | undefined
  }): void => {
    const { event, context, response } = request
    const endedAt = clock()
    const line = {
      ...context.access,
      requestId: event.requestContext.requestId,
      at: instantText(endedAt),
      method: event.requestContext.http.method,
      path: withoutSecrets(event.rawPath).slice(0, 200),
      status: response?.statusCode ?? 500,
      durationMs: endedAt - (startedAt.get(context) ?? endedAt),
    }
    logger.info(ACCESS, line)
    publishAuditedLine(() => ({ message: ACCESS, ...line }))
  }
  return {
    before: ({ context }) => {
      context.access = {}
      startedAt.set(context, clock())
    },
    after: write,
    onError: write,
  }
}
