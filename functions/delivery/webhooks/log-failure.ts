// A failure of ours in the log: an error's kind and never its message, which may quote an address or a secret.
import { logger } from '../../runtime/logger.ts'

export function logDeliveryFailure(
  what: string,
  error: unknown,
  names: Readonly<Record<string, string>>,
): void {
  logger.error(what, { ...names, reason: error instanceof Error ? error.name : 'unknown' })
}
