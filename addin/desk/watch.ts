// What whoever waits for a long piece of work has of it.

/** How far a long piece of work is, and whether it should stop. Work that is stopped leaves nothing half written. */
export interface Watch {
  readonly signal: AbortSignal
  progress(now: Progress): void
}

export interface Progress {
  /** In a few words, for example `Reading figures`. */
  readonly what: string
  readonly done: number
  /** Null while it is not known. */
  readonly total: number | null
}
