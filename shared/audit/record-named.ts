// Which record the address of a request names, as the audit trail keeps it: also of one that is refused.
import { uuidFromText } from '../tenants/uuid-from-text.ts'

/** `decision 1111...`; undefined for what is no id, which may be anything that somebody typed. */
export function recordNamed(what: string, id: string | undefined): string | undefined {
  const named = uuidFromText(id ?? '')
  return named === null ? undefined : `${what} ${named}`
}
