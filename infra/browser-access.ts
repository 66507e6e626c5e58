// What a browser that shows the add-in may send to the API and read of its answers: on AWS and on the embedded system alike.

/** What browsers of some origins may do; the configuration of an HTTP API's CORS. */
export interface BrowserAccess {
  readonly origins: readonly string[]
  readonly methods: readonly ('GET' | 'HEAD' | 'POST')[]
  readonly requestHeaders: readonly string[]
  readonly exposedHeaders: readonly string[]
  /** How long a browser need not ask again; Chrome keeps an answer for two hours at most. */
  readonly keptSeconds: number
}

/** The token comes as a header, never as a cookie: no credentials of the browser's own are let through. */
export function browserAccess(origins: readonly string[]): BrowserAccess {
  return {
    origins,
    methods: ['GET', 'HEAD', 'POST'],
    requestHeaders: ['accept', 'authorization', 'content-type', 'if-none-match'],
    exposedHeaders: ['apigw-requestid', 'content-disposition', 'etag', 'retry-after', 'www-authenticate'],
    keptSeconds: 2 * 60 * 60,
  }
}
