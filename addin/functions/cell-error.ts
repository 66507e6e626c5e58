// What a cell shows instead of a value: `#N/A` where there is none to show, `#VALUE!` where an argument is wrong, with a
// sentence for whoever points at it. Excel shows sentences with these two errors and no other.

export type CellErrorKind = 'notAvailable' | 'invalidValue'

export class CellError extends Error {
  override name = 'CellError'
  readonly kind: CellErrorKind

  constructor(kind: CellErrorKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/** There is no value to show, and why. */
export function notAvailable(message: string): CellError {
  return new CellError('notAvailable', message)
}

/** @param accepted what the argument takes, as the end of a sentence; `hint` follows as one of its own */
export function badArgument(name: string, given: string, accepted: string, hint = ''): CellError {
  return new CellError('invalidValue', `${name} ${given}: it takes ${accepted}.${hint && ` ${hint}`}`)
}
