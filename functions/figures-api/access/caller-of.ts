// The caller behind a verified token: roles that we know, tenants that are tenants, and when a second factor was given.
import type { JWTPayload } from 'jose'
import * as z from 'zod'
import type { Caller } from '../../../shared/access/caller.ts'
import { ROLES, type Role } from '../../../shared/access/roles.ts'
import { LONGEST_NAME } from '../../../shared/contract/api/parameters.ts'
import { mailAddress } from '../../delivery/mail/mail-address.ts'
import type { ApiConfiguration } from '../configuration.ts'
import { tokenRefused } from './access-errors.ts'

const textList = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([])
const tenantList = z.array(z.guid().toLowerCase()).default([])
const factors = z.object({ amr: z.array(z.string()).default([]), auth_time: z.number().optional() })

/**
 * What `amr` holds when more than one factor was given (RFC 8176). Two methods without it may be of one kind, such as a
 * password and a PIN, and do not count.
 */
const SEVERAL_FACTORS = 'mfa'

type ClaimNames = Pick<
  ApiConfiguration,
  'OIDC_ROLES_CLAIM' | 'OIDC_TENANTS_CLAIM' | 'OIDC_PERSON_CLAIM' | 'OIDC_EMAIL_CLAIM'
>

/** @throws ApiError AUTHENTICATION_REQUIRED for claims of another form: nobody is let in by half a claim */
export function callerOf(
  payload: JWTPayload,
  { OIDC_ROLES_CLAIM, OIDC_TENANTS_CLAIM, OIDC_PERSON_CLAIM, OIDC_EMAIL_CLAIM }: ClaimNames,
): Caller {
  const roles = textList.safeParse(payload[OIDC_ROLES_CLAIM])
  const tenants = tenantList.safeParse(payload[OIDC_TENANTS_CLAIM])
  const given = factors.safeParse(payload)
  const person = payload[OIDC_PERSON_CLAIM]
  if (!roles.success || !tenants.success || !given.success || !isName(payload.sub) || !isOwnerName(person)) {
    throw tokenRefused('claims_of_another_form')
  }
  const { amr, auth_time: authTime } = given.data
  return {
    subject: payload.sub,
    person: person.trim(),
    name: (isOwnerName(payload.name) ? payload.name : person).trim(),
    roles: roles.data.filter(isRole),
    tenantIds: tenants.data,
    address: addressOf(payload[OIDC_EMAIL_CLAIM], payload.email_verified),
    secondFactorAtMs: amr.includes(SEVERAL_FACTORS) && authTime !== undefined ? authTime * 1000 : null,
  }
}

/** An address that the sign-in service says it has not verified may be anybody's. */
function addressOf(claim: unknown, verified: unknown): string | null {
  return typeof claim === 'string' && verified !== false ? mailAddress(claim) : null
}

function isRole(name: string): name is Role {
  return (ROLES as readonly string[]).includes(name)
}

/** A budget line holds names up to a length. */
function isOwnerName(person: unknown): person is string {
  return isName(person) && person.trim().length <= LONGEST_NAME
}

function isName(subject: unknown): subject is string {
  return typeof subject === 'string' && subject.trim() !== ''
}
