// Some mails did not leave, for certain: the job fails, so that whoever started it starts it again. All else that it did
// stands, and the next start mails nobody twice.
import { counted } from '../../../shared/ranges/grouped-numbers.ts'
import type { DigestCounts } from './digest-counts.ts'

export class MailsFailedError extends Error {
  override readonly name = 'MailsFailedError'
}

/** @param counts null where nothing is mailed */
export function mailsFailed(counts: DigestCounts | null): MailsFailedError | null {
  if (counts === null || counts.failed === 0) return null
  const { failed, sent } = counts
  return new MailsFailedError(
    `${counted(failed, 'mail')} did not leave, ${counted(sent, 'mail')} did; all else is done. Send the same event again: it tries those that did not, and mails nobody twice.`,
  )
}
