// What sends a stage's mail, made of its configuration.
import * as z from 'zod'
import type { Mailer } from './mailer.ts'
import { MAILS_A_SECOND } from './ses-mailer.ts'

export const mailConfiguration = z.object({
  /** An address, or a name and an address, of a domain that may be sent for; without one nothing is mailed. */
  MAIL_FROM: z.string().min(3).optional(),
  /** Where the mail service tells what becomes of mail. */
  SES_CONFIGURATION_SET: z.string().min(1).optional(),
  /** How many are mailed at once. */
  MAILS_AT_ONCE: z.coerce.number().int().min(1).max(50).default(5),
  /** How many in a second: the mail service takes so many of an account, often 14, and 1 of one that is new. */
  MAILS_A_SECOND: z.coerce.number().min(0.1).max(1_000).default(MAILS_A_SECOND),
})
export type MailConfiguration = z.infer<typeof mailConfiguration>

/** Null where the stage mails nothing. */
export type MailerFactory = (configuration: MailConfiguration) => Mailer | null
