// Who is asking, and what of a run they see. Everything that decides about access is decided here, from the token's claims.
import { MAY_CALL, type Operation } from './may-call.ts'
import { type Role, TENANT_SCOPED_ROLES } from './roles.ts'

/** A verified caller: nothing in it comes from the request itself. */
export interface Caller {
  /** Issuer-wide name of the person or client. */
  readonly subject: string
  /** As people know them, and as they own budget lines: an address, or the subject again. */
  readonly person: string
  /** As they are addressed: the token's claim `name`, or `person` again. */
  readonly name: string
  readonly roles: readonly Role[]
  /** Tenants that the token names, as lower-case UUIDs; they bound the tenant-scoped roles and no other. */
  readonly tenantIds: readonly string[]
  /** Where they get mail, in lower case; null where the token names none that is theirs. */
  readonly address: string | null
  /** When a second factor was last given, epoch milliseconds; null when the token says nothing of one. */
  readonly secondFactorAtMs: number | null
}

/** What a caller sees of a run: the whole platform, or the tenants of the token and nothing that tells of others. */
export type Sight =
  | { readonly kind: 'platform' }
  | { readonly kind: 'tenants'; readonly tenantIds: ReadonlySet<string> }

export type Refusal = 'role_may_not_call' | 'no_tenants_named'

/**
 * The widest sight among the caller's roles that may call the operation. A role that may not call it widens nothing, so
 * a budget owner with a dashboard role stays within their tenants.
 */
export function sightOf(caller: Caller, operation: Operation): Sight | Refusal {
  const allowing = caller.roles.filter((role) => MAY_CALL[operation].includes(role))
  if (allowing.length === 0) return 'role_may_not_call'
  if (allowing.some((role) => !TENANT_SCOPED_ROLES.includes(role))) return { kind: 'platform' }
  if (caller.tenantIds.length === 0) return 'no_tenants_named'
  return { kind: 'tenants', tenantIds: new Set(caller.tenantIds) }
}

/** Whether a tenant may be spoken of to someone with this sight. */
export function sees(sight: Sight, tenantId: string): boolean {
  return sight.kind === 'platform' || sight.tenantIds.has(tenantId)
}

const MINUTE_MS = 60_000

/** Whether the second factor is at most so many minutes old; one in the future is none. */
export function hasRecentSecondFactor(caller: Caller, minutes: number, nowMs: number): boolean {
  const { secondFactorAtMs } = caller
  return (
    secondFactorAtMs !== null &&
    secondFactorAtMs <= nowMs + MINUTE_MS &&
    nowMs - secondFactorAtMs <= minutes * MINUTE_MS
  )
}
