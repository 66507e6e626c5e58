// One response of the API, read to its end: what it holds, or which failure it is. Nothing in it is trusted.

import type { Meta } from '../../shared/contract/api/envelope.ts'
import type { ErrorCode } from '../../shared/contract/api/error-codes.ts'
import { ApiFailure, type FailureKind, notTheService, signedOut, unavailable } from './api-failure.ts'

export interface Answer<Data> {
  readonly data: Data
  readonly meta: Meta
}

/** @param url what was asked @throws ApiFailure */
export function readAnswer<Data>(status: number, text: string, url: string): Answer<Data> {
  const json = parsed(text)
  if (isRecord(json) && json.success === true && isRecord(json.data) && isRecord(json.meta)) {
    return json as unknown as Answer<Data>
  }
  if (isPage(text)) throw notTheService(url, status)
  throw unavailable(`The figures service sent an answer that cannot be read (status ${status}).`)
}

/**
 * What a status that is no success means, in the envelope's own sentence. A refusal without the envelope is not the
 * service's: nothing is said of what was asked for, or of who asked.
 *
 * @param url what was asked
 */
export function failureOf(status: number, text: string, challenge: string | null, url: string): ApiFailure {
  const message = messageOf(text, KINDS[status] === 'missing')
  if (status === 401) {
    // The token is good, and the sign-in behind it not strong or recent enough (RFC 9470): the envelope says what for.
    const isStepUp = challenge?.includes('insufficient_user_authentication') ?? false
    return isStepUp && message !== null ? signedOut(message) : signedOut()
  }
  if (message !== null) {
    const kind = KINDS[status]
    return kind === undefined ? unavailable(message) : new ApiFailure(kind, message, '', codeOf(text))
  }
  if (status < 500 && !BUSY.includes(status)) return notTheService(url, status)
  return unavailable(`The figures service answered with status ${status}.`)
}

/** What a gateway in front of the service says by itself while there is too much to do. */
const BUSY: readonly number[] = [408, 429]

/** A page for people: of a proxy, a sign-in, a web server. */
function isPage(text: string): boolean {
  return text.trimStart().startsWith('<')
}

const KINDS: Readonly<Record<number, FailureKind>> = {
  400: 'refused',
  403: 'denied',
  404: 'missing',
  409: 'missing',
  410: 'missing',
  413: 'refused',
}

/** The sentence of a failure, with what the fields take; null for an answer that is not the API's own. */
function messageOf(text: string, isMissing: boolean): string | null {
  const json = parsed(text)
  if (!isRecord(json) || json.success !== false) return null
  if (!isRecord(json.error) || typeof json.error.message !== 'string') return null
  const details = Array.isArray(json.error.details) ? json.error.details.filter(isDetail) : []
  const { message } = json.error
  if (details.length === 0) return message
  // What is missing is said in full by its details; the message beside them is for programs.
  if (isMissing) {
    const sentences = details.filter((detail) => detail.message.endsWith('.'))
    // What a field takes is no sentence: then the message is the one that is.
    return sentences.length === 0 ? message : sentences.map((detail) => detail.message).join(' ')
  }
  const accepted = details.map((detail) => `${detail.field}: ${detail.message}`)
  return `${message} (${accepted.join('; ')})`
}

/** Of a failure whose sentence was read. A code that is not known here is acted on by nobody. */
function codeOf(text: string): ErrorCode | null {
  const json = parsed(text)
  const code = isRecord(json) && isRecord(json.error) ? json.error.code : null
  return typeof code === 'string' ? (code as ErrorCode) : null
}

function isDetail(value: unknown): value is { field: string; message: string } {
  return isRecord(value) && typeof value.field === 'string' && typeof value.message === 'string'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
