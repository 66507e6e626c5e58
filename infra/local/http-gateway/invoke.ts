// One invocation of a Lambda handler: event and result pass through JSON, within Lambda's sizes and the gateway's patience.
import { randomBytes, randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { GatewayRefusal } from './refusal.ts'

export type HttpApiHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2 | string | object>

/** A function behind the gateway, and which requests go to it. */
export interface GatewayFunction {
  /** As it is called in logs and in its context. */
  readonly name: string
  /** What the paths of its requests begin with, such as `/`; of two that fit, the longer counts. */
  readonly under: string
  readonly handler: HttpApiHandler
}

export interface InvocationLimits {
  /** Epoch milliseconds. */
  clock(): number
  /** How long the handler may take, milliseconds. */
  readonly patienceMs: number
}

/** "Invocation payload (request and response)": 6 MB each (gettingstarted-limits.html). */
const MOST_EVENT_BYTES = 6 * 1024 * 1024
/** The figure in Lambda's own words, "Exceeded maximum allowed payload size (6291556 bytes)": 100 bytes for its wrapping. */
const MOST_RESULT_BYTES = 6_291_556

/** One stream of logs for each environment that Lambda starts: here, for this process. */
const logStream = randomBytes(16).toString('hex')

/**
 * @returns the handler's result as it comes out of JSON; null when it returned nothing
 * @throws GatewayRefusal 413 for an event over 6 MB, 503 when it takes too long, 500 when it fails or says too much
 */
export async function invoke(
  { name, handler }: Pick<GatewayFunction, 'name' | 'handler'>,
  event: APIGatewayProxyEventV2,
  { clock, patienceMs }: InvocationLimits,
): Promise<unknown> {
  const sent = JSON.stringify(event)
  const eventBytes = Buffer.byteLength(sent)
  if (eventBytes > MOST_EVENT_BYTES) {
    throw new GatewayRefusal(413, `The event has ${eventBytes} bytes; Lambda takes ${MOST_EVENT_BYTES}.`)
  }
  const deadlineMs = clock() + patienceMs
  const running = run(handler, JSON.parse(sent), contextUntil(name, deadlineMs, clock))
  const returned = await within(patienceMs, running)
  const bytes = Buffer.byteLength(returned)
  if (bytes > MOST_RESULT_BYTES) {
    throw new GatewayRefusal(
      500,
      `The handler's result has ${bytes} bytes; Lambda returns at most ${MOST_RESULT_BYTES}.`,
    )
  }
  return JSON.parse(returned)
}

async function run(
  handler: HttpApiHandler,
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<string> {
  try {
    // Nothing returned is sent as null; a value that JSON cannot hold fails here, as in Lambda's runtime.
    return JSON.stringify(await handler(event, context)) ?? 'null'
  } catch (cause) {
    throw new GatewayRefusal(500, `The handler failed: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
}

async function within(patienceMs: number, running: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const impatience = new Promise<never>((_, refuse) => {
    const refusal = new GatewayRefusal(
      503,
      `The handler took longer than ${patienceMs / 1000} s, and goes on.`,
    )
    timer = setTimeout(() => refuse(refusal), patienceMs)
    // A gateway that is stopped meanwhile must not keep its process waiting.
    timer.unref()
  })
  try {
    return await Promise.race([running, impatience])
  } finally {
    clearTimeout(timer)
  }
}

/** Without done, fail and succeed: Node 24's runtime has them no more, though the types still do. */
function contextUntil(functionName: string, deadlineMs: number, clock: () => number): Context {
  const day = new Date(clock()).toISOString().slice(0, 10).replaceAll('-', '/')
  return {
    awsRequestId: randomUUID(),
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - clock()),
    invokedFunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:${functionName}`,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `${day}/[$LATEST]${logStream}`,
    memoryLimitInMB: '1024',
  } as Context
}
