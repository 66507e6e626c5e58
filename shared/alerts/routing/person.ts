// Whom alerts are routed to: a person, as the directory of the stage or a verified token knows them.
import type { Role } from '../../access/roles.ts'

export interface Person {
  /** Issuer-wide name, as in tokens. */
  readonly person: string
  /** How they are addressed; null without a name. */
  readonly name: string | null
  readonly roles: readonly Role[]
  /** Lower-case UUIDs; they bound the tenant-scoped roles and no other. */
  readonly tenantIds: readonly string[]
}
