// Rotation of an endpoint's secret: for a while both are valid and both sign, so that the receiver changes over when it
// likes. A message is then never one that the receiver cannot check.
import type { WebhookSecret } from '../contract/webhooks/webhook.ts'
import { RefusedError } from '../errors.ts'
import { instantText, parseInstant } from '../periods/instants.ts'
import { isBefore } from '../periods/time-window.ts'

export const OVERLAP_HOURS = 24
const HOUR_MS = 60 * 60 * 1000

/** Those that sign at a moment, the newest first: a signature of each goes into the header. */
export function signingSecrets(secrets: readonly WebhookSecret[], at: string): WebhookSecret[] {
  return secrets
    .filter(({ expiresAt }) => expiresAt === null || isBefore(at, expiresAt))
    .toSorted((one, other) => (isBefore(one.createdAt, other.createdAt) ? 1 : -1))
}

/**
 * The new secret stays, the one before it signs beside it until the overlap ends, and what had expired is gone.
 *
 * @throws RefusedError while two are valid: a third would cut off a receiver that is still changing over
 */
export function rotateSecret(
  secrets: readonly WebhookSecret[],
  id: string,
  at: string,
  overlapHours = OVERLAP_HOURS,
): WebhookSecret[] {
  const valid = signingSecrets(secrets, at)
  const ending = valid.find(({ expiresAt }) => expiresAt !== null)
  if (ending !== undefined) {
    throw new RefusedError(
      `The secret is being rotated until ${ending.expiresAt}: rotate it again after that, or end the older one now (end_older). If the answer with the newer one was lost, replace the newer one (replace_newer).`,
    )
  }
  if (secrets.some((secret) => secret.id === id))
    throw new RefusedError(`There is a secret ${id} already: give the new one another name.`)
  const expiresAt = instantText(parseInstant(at, 'at') + overlapHours * HOUR_MS)
  return [...valid.map((secret) => ({ ...secret, expiresAt })), { id, createdAt: at, expiresAt: null }]
}

/**
 * Another secret in place of the newer one, for whom the answer with that one did not reach: the older one, which the receiver
 * knows, signs beside it for a whole overlap again. A receiver that has taken over the newer one could check nothing any more,
 * so that nobody does this by asking for a rotation twice.
 *
 * @throws RefusedError unless two are valid
 */
export function replaceNewerSecret(
  secrets: readonly WebhookSecret[],
  id: string,
  at: string,
): WebhookSecret[] {
  const older = signingSecrets(secrets, at).find(({ expiresAt }) => expiresAt !== null)
  if (older === undefined) {
    throw new RefusedError('There is one valid secret, and no newer one to replace: rotate it instead.')
  }
  return rotateSecret([{ ...older, expiresAt: null }], id, at)
}

/** Ends the overlap at once, for a secret that others may know. @throws RefusedError for the only one that is valid */
export function revokeSecret(secrets: readonly WebhookSecret[], id: string, at: string): WebhookSecret[] {
  const rest = signingSecrets(secrets, at).filter((secret) => secret.id !== id)
  if (rest.length === 0)
    throw new RefusedError(`${id} is the only valid secret: rotate it before you end it.`)
  return rest.toReversed()
}
