// What record-audit answers: what became of the lines of a batch.

export interface RecordAuditAnswer {
  readonly outcome: 'recorded'
  /** That stand now, those of before among them. */
  readonly entries: number
  /** Requests without an accepted token, and documents that need none: they are in the log alone. */
  readonly ofNobody: number
  /** Lines that no entry could be made of. Any at all is a mistake. */
  readonly notUnderstood: number
}
