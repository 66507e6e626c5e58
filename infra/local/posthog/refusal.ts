// What PostHog answers when it does not do what it was asked: a status and its error shape.

const TYPES = {
  400: 'validation_error',
  401: 'authentication_error',
  404: 'invalid_request',
  405: 'invalid_request',
  413: 'validation_error',
  500: 'server_error',
} as const

export class PostHogRefusal extends Error {
  override name = 'PostHogRefusal'
  readonly status: keyof typeof TYPES
  readonly code: string

  constructor(status: keyof typeof TYPES, code: string, detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.status = status
    this.code = code
  }

  get body(): object {
    return { type: TYPES[this.status], code: this.code, detail: this.message, attr: null }
  }
}

/** Outside the subset of HogQL that is answered here; the real PostHog may well take it. */
export function unsupported(what: string): PostHogRefusal {
  return new PostHogRefusal(400, 'invalid_input', `The embedded PostHog does not answer HogQL with ${what}.`)
}
