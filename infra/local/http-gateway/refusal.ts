// What API Gateway answers by itself: to a request that never reaches the handler, or for a result that is no answer.
import type { HttpAnswer } from './http-answer.ts'

/** The words of an HTTP API, which differ from a REST API's ("Internal server error", 502, 504). */
const messages = {
  400: 'Bad Request',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const

/** The client learns the status and its words only; `message` is for whoever wrote the handler, or made the request. */
export class GatewayRefusal extends Error {
  override name = 'GatewayRefusal'
  readonly statusCode: keyof typeof messages

  constructor(statusCode: keyof typeof messages, message: string, options?: ErrorOptions) {
    super(message, options)
    this.statusCode = statusCode
  }

  get answer(): HttpAnswer {
    const body = Buffer.from(JSON.stringify({ message: messages[this.statusCode] }))
    return {
      statusCode: this.statusCode,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      body,
    }
  }
}
