// The lines that the audit trail is made of, as they are written, for where no log service hands them on.
import { channel } from 'node:diagnostics_channel'

const lines = channel('penguin-figures:audited')

/**
 * Hears each line as it is written.
 *
 * @returns a function that stops listening
 */
export function onAuditedLine(listener: (line: object) => void): () => void {
  const receive = (line: unknown): void => listener(line as object)
  lines.subscribe(receive)
  return () => lines.unsubscribe(receive)
}

/** @param lineOf the whole line; made where somebody listens */
export function publishAuditedLine(lineOf: () => object): void {
  if (lines.hasSubscribers) lines.publish(lineOf())
}
