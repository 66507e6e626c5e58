// One message to one person: what is sent, whoever sends it.

export interface Mail {
  /** UUID. The same message has the same id however often it is sent, so that a repetition is known. */
  readonly id: string
  /** One bare address. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** One that needs no sign-in: people open it, and mail programs post to it in one click (RFC 8058). */
  readonly unsubscribe: string
}

export interface Mailer {
  /**
   * Resolves when the message was taken over.
   *
   * @throws MailNotTakenError where it was not; after any other error it may have been all the same
   */
  send(mail: Mail): Promise<void>
}

/** The message was not taken over, for certain: it may be sent again. */
export class MailNotTakenError extends Error {
  override name = 'MailNotTakenError'
}

export interface MailHeader {
  readonly name: string
  readonly value: string
}

/** With what SES takes of one header. */
const LONGEST_LINK = 900

/** What every message carries beside sender, recipient and subject. @throws MailNotTakenError for a link that is none */
export function mailHeaders({ id, unsubscribe }: Mail): MailHeader[] {
  const link = URL.parse(unsubscribe)?.href ?? ''
  if (!/^https?:/.test(link) || link.length > LONGEST_LINK) {
    throw new MailNotTakenError(
      `The unsubscribe link of a message is a URL of at most ${LONGEST_LINK} characters.`,
    )
  }
  return [
    { name: 'List-Unsubscribe', value: `<${link}>` },
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    { name: 'X-Message-Key', value: id },
    // No answer of an absent person's mail program to us.
    { name: 'Auto-Submitted', value: 'auto-generated' },
  ]
}
