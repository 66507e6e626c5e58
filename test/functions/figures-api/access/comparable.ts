// An answer in a form that two of them can be held against each other: everything of it but request id, time, and the text
// that was asked for.
import type { ApiResponse } from '../../../engines/figures-api.ts'

const REQUEST_ID = /"request_id":"[^"]*"/g
const TIMESTAMP = /"timestamp":"[^"]*"/g
/** Sealed under a number of its own each time; only its length is there to be read. */
const CURSOR = /"next_cursor":"([^"]*)"/g

/** All of an answer that may tell something. */
export function comparable({
  status,
  headers,
  text,
}: Pick<ApiResponse, 'status' | 'headers' | 'text'>): string {
  return JSON.stringify({ status, headers, text: steady(text) })
}

/** The same, where the answers are about two names: a name echoed is ASKED, and the tag, made from the question, is left out. */
export function comparableBut(asked: string, answer: ApiResponse): string {
  const { etag, ...headers } = answer.headers
  const quoted = JSON.stringify(asked)
  const text = answer.text
    .replaceAll(quoted, '"ASKED"')
    .replaceAll(JSON.stringify(quoted).slice(1, -1), '"ASKED"')
    .replaceAll(`details for ${quoted.slice(1, -1)}.`, 'details for ASKED.')
  const { status } = answer
  return comparable({ status, headers: { ...headers, ...(etag !== undefined && { etag: '-' }) }, text })
}

function steady(text: string): string {
  return text
    .replace(REQUEST_ID, '"request_id":"-"')
    .replace(TIMESTAMP, '"timestamp":"-"')
    .replace(CURSOR, (_, cursor: string) => `"next_cursor":${cursor.length}`)
}

/** All that a caller gets to read of an answer. */
export function everythingOf({ headers, text }: ApiResponse): string {
  return `${JSON.stringify(headers)}\n${text}`
}
