// What can go wrong outside the domain, each as a sentence that says what happened and what to do next.
// Messages never carry connection strings, tokens or row contents.

/** A source did not answer; nothing was published and it is safe to run again. */
export class SourceUnavailableError extends Error {
  override name = 'SourceUnavailableError'
}

/** The store of published figures is overloaded or out of reach; nothing was changed, and asking again may succeed. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError'
}

/** The role may not read what a run needs, or reads it only in part. */
export class AccessDeniedError extends Error {
  override name = 'AccessDeniedError'
}

/** What was read back is not what was computed: the pointer does not move. */
export class VerificationError extends Error {
  override name = 'VerificationError'
}

/** Publication was refused: another run is newer. The published figures stand. */
export class PublicationRefusedError extends Error {
  override name = 'PublicationRefusedError'
}

/**
 * Why there is nothing to read. `not_published`: the period has no run, or this run never became readable, or it lies in
 * the store in an older layout; allocating the month helps. `expired`: it was readable and is kept no longer.
 * `unknown_run`: no run has the id, or none has it any more.
 */
export type NotPublishedReason = 'not_published' | 'expired' | 'unknown_run'

/** What a reader asked for is not there: no run published, an expired run, an unknown id. */
export class NotPublishedError extends Error {
  override name = 'NotPublishedError'
  readonly reason: NotPublishedReason

  constructor(message: string, reason: NotPublishedReason) {
    super(message)
    this.reason = reason
  }
}

/** The function is not configured: which variable, and what it takes. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError'
}
