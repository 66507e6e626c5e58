// What the domain refuses, and why. A message says which input, what was expected and what to do next.

/** An input that does not have the accepted form. `field` is the request's field, `accepted` says what it takes. */
export class InvalidInputError extends Error {
  override name = 'InvalidInputError'
  readonly field: string
  readonly accepted: string

  constructor(field: string, given: string, accepted: string) {
    super(`${field} "${given}" is not accepted: it takes ${accepted}.`)
    this.field = field
    this.accepted = accepted
  }
}

/** A well-formed request that cannot be answered; the message is a whole sentence for the person who asked. */
export class RefusedError extends Error {
  override name: string = 'RefusedError'
}

/** Cents were lost or made on the way: never published, and somebody is told. */
export class NotConservedError extends RefusedError {
  override name = 'NotConservedError'
}
