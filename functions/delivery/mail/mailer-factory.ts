// What sends a stage's mail, made of its configuration.
import * as z from 'zod'
import type { Mailer } from './mailer.ts'

export const mailConfiguration = z.object({
  /** An address, or a name and an address, of a domain that may be sent for; without one nothing is mailed. */
  MAIL_FROM: z.string().min(3).optional(),
  /** Where the mail service tells of bounces and complaints. */
  SES_CONFIGURATION_SET: z.string().min(1).optional(),
  /** How many are mailed at once: the mail service limits how many messages it takes in a second. */
  MAILS_AT_ONCE: z.coerce.number().int().min(1).max(50).default(5),
})
export type MailConfiguration = z.infer<typeof mailConfiguration>

/** Null where the stage mails nothing. */
export type MailerFactory = (configuration: MailConfiguration) => Mailer | null
