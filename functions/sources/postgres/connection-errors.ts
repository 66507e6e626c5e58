// What Postgres or the network said, as a sentence for the person who started the run. Never the connection string.
import { DatabaseError } from 'pg'
import { InvalidInputError, RefusedError } from '../../../shared/errors.ts'
import { AccessDeniedError, SourceUnavailableError } from '../../runtime/errors.ts'

const SAFE_TO_RETRY = 'This run was abandoned, the published figures stand, and it is safe to run again.'

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
  ERR_INVALID_URL: 'DATABASE_URL is no connection string; it looks like postgres://role@host:5432/database.',
}

export function sentenceFor(cause: unknown): Error {
  if (isOurs(cause)) return cause
  if (cause instanceof DatabaseError && cause.code === '42501') {
    return new AccessDeniedError(
      `The role in DATABASE_URL lacks a right: ${cause.message}. Nothing was published.`,
    )
  }
  const said = cause instanceof Error ? cause : new Error(String(cause))
  const code = 'code' in said ? String(said.code) : ''
  const sentence = BY_SQLSTATE[code] ?? BY_NETWORK_CODE[code] ?? byMessage(said)
  return new SourceUnavailableError(`${sentence} ${SAFE_TO_RETRY}`)
}

function isOurs(cause: unknown): cause is Error {
  return (
    cause instanceof AccessDeniedError ||
    cause instanceof SourceUnavailableError ||
    cause instanceof RefusedError ||
    cause instanceof InvalidInputError
  )
}

function byMessage(said: Error): string {
  if (/timeout/i.test(said.message)) return 'The database stopped answering while it was read.'
  if (/terminated|not queryable|closed/i.test(said.message))
    return 'The connection to the database broke while it was read.'
  if (said instanceof DatabaseError) return `The database answered with an error: ${said.message}.`
  return `The database could not be read: ${said.name}.`
}
