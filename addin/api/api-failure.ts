// Why the figures API gave no answer, in a sentence for the person in front of the cell.
import type { ErrorCode } from '../../shared/contract/api/error-codes.ts'

/**
 * `signed_out`: nobody is signed in, or not strongly enough. `refused`: something that was asked for is not accepted.
 * `denied`: this person may not. `missing`: what was asked for does not exist. `unavailable`: no answer came, or none
 * that can be read; another time may do. `cancelled`: nobody waits for it any more.
 */
export type FailureKind = 'signed_out' | 'refused' | 'denied' | 'missing' | 'unavailable' | 'cancelled'

export class ApiFailure extends Error {
  readonly isApiFailure = true
  override name = 'ApiFailure'
  readonly kind: FailureKind
  /** What happened, without what to do about it in a cell. */
  readonly what: string
  /** As the API refused it, for what acts on one refusal alone; null where the API said nothing. */
  readonly code: ErrorCode | null

  constructor(kind: FailureKind, what: string, inCell = '', code: ErrorCode | null = null) {
    super(inCell === '' ? what : `${what} ${inCell}`)
    this.kind = kind
    this.what = what
    this.code = code
  }
}

/** By what it is: the functions and the pane are bundles of their own, each with a class of this name. */
export function isApiFailure(error: unknown): error is ApiFailure {
  return error instanceof Error && 'isApiFailure' in error
}

export const SIGN_IN = 'Sign in from the Penguin pane.'

export function signedOut(message = SIGN_IN): ApiFailure {
  return new ApiFailure('signed_out', message)
}

export function unavailable(what: string): ApiFailure {
  return new ApiFailure('unavailable', what, 'Recalculate to try again.')
}

/** Something answered, and not the service. @param url what was asked; names in its query are left out of the sentence */
export function notTheService(url: string, status: number): ApiFailure {
  const [address] = url.split('?')
  return unavailable(
    `${address} answered with status ${status}, but not as the figures service does. Its address may be wrong, or a proxy stands in between: ask whoever runs the add-in to check it.`,
  )
}

export function tookTooLong(): ApiFailure {
  return unavailable('The figures service took too long to answer.')
}
