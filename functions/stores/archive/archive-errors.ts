// What can go wrong with an archive, each as a sentence that says what happened and what to do next.

const CONSEQUENCE = {
  'written to':
    'A month that is over is not published without its archive: nothing was published, and the published figures stand.',
  'read from': 'Nothing was changed.',
} as const

/** The bucket cannot be reached, does not exist, or may not be used. */
export class ArchiveUnavailableError extends Error {
  override name = 'ArchiveUnavailableError'

  constructor(what: keyof typeof CONSEQUENCE, bucket: string, cause: unknown) {
    const kind = cause instanceof Error ? cause.name : 'unknown'
    super(
      `The archive's bucket ${bucket} could not be ${what} (${kind}). ${CONSEQUENCE[what]} Check that ARCHIVE_BUCKET names a bucket that exists and that this role may use, and run again.`,
      { cause },
    )
  }
}

/** An archive that is not what was archived: a part that is gone, or that has changed. */
export class ArchiveDamagedError extends Error {
  override name = 'ArchiveDamagedError'
  /** The part, or `manifest`. */
  readonly part: string

  constructor(part: string, key: string, what: string) {
    super(
      `The archive does not hold: ${part} (${key}) ${what}. Nothing was changed. Bring the earlier version of that object back, the bucket keeps every version, and run again.`,
    )
    this.part = part
  }
}
