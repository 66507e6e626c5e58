// How long one attempt may take: by the clock, not by when the last byte came.

export interface TimeLimits {
  /** Until a connection stands, its name looked up and TLS agreed on, milliseconds. */
  readonly connectMs: number
  /** Until the answer is read, milliseconds. */
  readonly wholeMs: number
}

export interface RunningLimits {
  /** Aborted when time is up; its reason says for what. */
  readonly signal: AbortSignal
  /** Rejects when time is up, and never resolves. */
  readonly over: Promise<never>
  connected(): void
  end(): void
}

export function startLimits({ connectMs, wholeMs }: TimeLimits): RunningLimits {
  const controller = new AbortController()
  const { signal } = controller
  const abortAfter = (ms: number, what: string): NodeJS.Timeout =>
    setTimeout(() => controller.abort(new Error(`${what} within ${ms / 1000} s`)), ms)
  const connecting = abortAfter(connectMs, 'no connection')
  const answering = abortAfter(wholeMs, 'no answer')
  const over = new Promise<never>((_, refuse) => {
    signal.addEventListener('abort', () => refuse(signal.reason), { once: true })
  })
  // Nobody waits for it once the target is known.
  over.catch(() => undefined)
  const connected = (): void => clearTimeout(connecting)
  const end = (): void => {
    connected()
    clearTimeout(answering)
  }
  return { signal, over, connected, end }
}
