// Why no answer came, in words for the endpoint's owner: nothing of our network, nothing of the message.
import { TargetRefusedError } from './checked-target.ts'

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was closed before an answer',
  EPIPE: 'the connection was closed before an answer',
  ENOTFOUND: 'its name leads nowhere',
  ENODATA: 'its name leads nowhere',
  EBADRESP: 'its name could not be looked up',
  EREFUSED: 'its name could not be looked up',
  ESERVFAIL: 'its name could not be looked up',
  ETIMEOUT: 'its name could not be looked up',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  ETIMEDOUT: 'no connection in time',
  HPE_HEADER_OVERFLOW: 'the headers of the answer are too long',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  CERT_HAS_EXPIRED: 'its certificate has expired',
}
const OF_CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_/
const OF_TLS = /^ERR_(?:SSL|TLS)|^EPROTO$/

export function whyNone(error: unknown): string {
  if (error instanceof TargetRefusedError) return error.message
  const code = codeOf(error)
  if (code === null) return hasMessage(error) ? error.message : 'no answer'
  if (WORDS[code] !== undefined) return WORDS[code]
  if (OF_CERTIFICATE.test(code)) return `its certificate is not trusted (${code})`
  if (OF_TLS.test(code)) return `TLS failed (${code})`
  if (code.startsWith('HPE_')) return `the answer is not HTTP (${code})`
  return `no answer (${code})`
}

/** The first of several, where a name has several addresses. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0)
    return codeOf(error.errors[0])
  return 'code' in error && typeof error.code === 'string' ? error.code : null
}

function hasMessage(error: unknown): error is { readonly message: string } {
  return (
    typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'
  )
}
