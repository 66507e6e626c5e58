// What Postgres or the network said, as a sentence for the person who started the run. Never the connection string.
import { DatabaseError } from 'pg'
import { InvalidInputError, RefusedError } from '../../../shared/errors.ts'
import { AccessDeniedError, SourceUnavailableError } from '../../runtime/errors.ts'

const SAFE_TO_RETRY = 'This run was abandoned, the published figures stand, and it is safe to run again.'

const UNTRUSTED =
  "The database's TLS certificate is not trusted here: name its authority with sslrootcert in DATABASE_URL."

const BY_SQLSTATE: Record<string, string> = {
  '28P01': 'The database refused the password of the role in DATABASE_URL.',
  '28000': 'The database refused the role in DATABASE_URL.',
  '3D000': 'The database named in DATABASE_URL does not exist.',
  '57014': 'The database took too long to answer a query.',
  '57P01': 'The database was shut down while it was read.',
  '57P03': 'The database is starting or stopping and takes no connections yet.',
  '53300': 'The database has no free connection.',
}

const BY_NETWORK_CODE: Record<string, string> = {
  ECONNREFUSED: 'Nothing answers at the address in DATABASE_URL.',
  ENOTFOUND: 'The host in DATABASE_URL is not known.',
  EAI_AGAIN: 'The host in DATABASE_URL could not be looked up.',
  ETIMEDOUT: 'The database did not answer in time.',
  ECONNRESET: 'The connection to the database broke.',
  EPIPE: 'The connection to the database broke.',
  EHOSTUNREACH: 'The host in DATABASE_URL cannot be reached from here.',
  ENETUNREACH: 'The host in DATABASE_URL cannot be reached from here.',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  CERT_HAS_EXPIRED: "The database's TLS certificate has expired.",
  ERR_TLS_CERT_ALTNAME_INVALID:
    "The database's TLS certificate is for another host than the one in DATABASE_URL.",
  ERR_INVALID_URL: 'DATABASE_URL is no connection string; it looks like postgres://role@host:5432/database.',
}

/** An error with a sentence for people; our own errors, and mistakes in this program, come back as they are. */
export function sentenceFor(cause: unknown): Error {
  if (isOurs(cause)) return cause
  if (cause instanceof DatabaseError && cause.code === '42501') {
    return new AccessDeniedError(
      `The role in DATABASE_URL lacks a right: ${cause.message}. Nothing was published.`,
    )
  }
  // By shape, not by class: an error of Node itself is no instance of the Error of every realm.
  const said = (typeof cause === 'object' && cause !== null ? cause : {}) as {
    code?: unknown
    message?: string
  }
  const code = String(said.code ?? '')
  if (isMistake(cause) && BY_NETWORK_CODE[code] === undefined) return cause
  const sentence = BY_SQLSTATE[code] ?? BY_NETWORK_CODE[code] ?? byMessage(said.message ?? '', cause)
  return new SourceUnavailableError(`${sentence} ${SAFE_TO_RETRY}`)
}

/** A mistake in this program is not the database's fault, and is shown as what it is. */
function isMistake(cause: unknown): cause is Error {
  return cause instanceof TypeError || cause instanceof ReferenceError || cause instanceof RangeError
}

function isOurs(cause: unknown): cause is Error {
  return (
    cause instanceof AccessDeniedError ||
    cause instanceof SourceUnavailableError ||
    cause instanceof RefusedError ||
    cause instanceof InvalidInputError
  )
}

function byMessage(message: string, cause: unknown): string {
  if (/timeout/i.test(message)) return 'The database stopped answering while it was read.'
  if (/password must be a/i.test(message))
    return 'The database asks for a password, and DATABASE_URL has none.'
  if (/does not support SSL/i.test(message))
    return 'The database takes no TLS connections, and DATABASE_URL asks for one.'
  if (/terminated|not queryable|closed/i.test(message))
    return 'The connection to the database broke while it was read.'
  if (cause instanceof DatabaseError) return `The database answered with an error: ${message}.`
  return 'The database could not be read.'
}
