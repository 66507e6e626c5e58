// Why PostHog did not answer a query, as a sentence that carries neither a key nor anything of an event.

export class PostHogQueryError extends Error {
  override name = 'PostHogQueryError'
  /** Whether asking again may succeed. */
  readonly isPassing: boolean
  /** How long PostHog asked to be left alone, milliseconds; null when it did not say. */
  readonly retryAfterMs: number | null

  constructor(
    message: string,
    options: { isPassing: boolean; retryAfterMs?: number | null; cause?: unknown },
  ) {
    super(message, { cause: options.cause })
    this.isPassing = options.isPassing
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}

/** PostHog answered with something else than the rows that were asked for: it is said, and not asked again. */
export function malformed(what: string): PostHogQueryError {
  return new PostHogQueryError(`PostHog's answer is malformed: ${what}.`, { isPassing: false })
}
