// One attempt: a message is posted to a target that was checked, within a time limit for connecting and one for all of it.
// Redirects are not followed, and of the answer only its status counts.
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { AttemptAnswer } from '../../../shared/webhooks/after-attempt.ts'
import { type CheckedTarget, checkedTarget, PUBLIC_TARGETS, type TargetRules } from './checked-target.ts'
import { LookupNotBegunError } from './name-lookup.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { type RunningLimits, startLimits, type TimeLimits } from './time-limits.ts'
import { whyNone } from './why-none.ts'

export interface PostRules extends TargetRules, TimeLimits {
  /** A certificate authority that is trusted instead of the usual ones. */
  readonly ca?: string | Buffer
}

export const PUBLIC_POST: PostRules = { ...PUBLIC_TARGETS, connectMs: 5_000, wholeMs: 15_000 }

export interface Message {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Whatever goes wrong is an answer that did not come. @throws LookupNotBegunError where nothing went to anybody */
export type PostMessage = (url: string, message: Message) => Promise<AttemptAnswer>

/** What is read of an answer, so that its receiver can end it in peace: nothing in it is looked at. */
const MOST_ANSWER_BYTES = 4_096
const MOST_HEADER_BYTES = 16_384
/** Until the next address of a name is tried: a receiver at the other end of the world answers later than the usual 250 ms. */
const ADDRESS_MS = 1_000

/** @param clock epoch milliseconds: to read a `Retry-After` that is a date */
export function messagePoster(rules: PostRules, clock: () => number): PostMessage {
  return async (url, message) => {
    const limits = startLimits(rules)
    try {
      const target = await Promise.race([checkedTarget(url, rules, limits.signal), limits.over])
      const { status, retryAfter } = await exchange(target, message, rules, limits)
      return { kind: 'status', status, retryAfterSeconds: retryAfterSeconds(retryAfter, clock()) }
    } catch (error) {
      if (error instanceof LookupNotBegunError) throw error
      return { kind: 'none', why: whyNone(limits.signal.aborted ? limits.signal.reason : error) }
    } finally {
      limits.end()
    }
  }
}

interface Answered {
  readonly status: number
  readonly retryAfter: string | undefined
}

function exchange(
  { url, addresses }: CheckedTarget,
  { headers, body }: Message,
  { ca }: PostRules,
  { signal, connected }: RunningLimits,
): Promise<Answered> {
  const isTls = url.protocol === 'https:'
  const options = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
    // A connection of its own, to the addresses that were checked for it.
    agent: false,
    lookup: alwaysTo(addresses),
    autoSelectFamilyAttemptTimeout: ADDRESS_MS,
    maxHeaderSize: MOST_HEADER_BYTES,
    signal,
    ...(ca !== undefined && { ca }),
  } as const
  return new Promise((settle, refuse) => {
    let isAnswered = false
    const request = isTls ? httpsRequest(url, options) : httpRequest(url, options)
    const fail = (error: Error): void => {
      if (!isAnswered) refuse(error)
    }
    request.on('socket', (socket) => socket.once(isTls ? 'secureConnect' : 'connect', connected))
    request.on('response', (response) => {
      // The receiver has said what it made of the message: what comes after it, or fails to, changes nothing.
      isAnswered = true
      const answered = { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] }
      void readSome(response).finally(() => {
        request.destroy()
        settle(answered)
      })
    })
    request.on('error', fail)
    request.on('close', () => fail(new Error('the connection was closed before an answer')))
    request.end(body)
  })
}

/** Answers later, as every lookup does: of a connection that fails at once nobody would hear otherwise. */
function alwaysTo(addresses: CheckedTarget['addresses']): LookupFunction {
  return (_host, { all }, done) => {
    const [first] = addresses
    if (all === true) process.nextTick(done, null, [...addresses])
    else process.nextTick(done, null, first?.address ?? '', first?.family)
  }
}

/** Until its end, or too much of it, or until time is up. */
async function readSome(response: IncomingMessage): Promise<void> {
  let bytes = 0
  try {
    for await (const chunk of response) {
      bytes += (chunk as Buffer).length
      if (bytes > MOST_ANSWER_BYTES) return
    }
  } catch {
    // Closed early, or over time: the status stands.
  }
}
