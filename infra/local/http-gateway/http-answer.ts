// An answer as it goes over HTTP: what a handler's result is turned into, and what the gateway refuses with.

export interface HttpAnswer {
  readonly statusCode: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** One set-cookie line each. */
  readonly cookies: readonly string[]
  readonly body: Buffer
}
