// What sends a deployed stage's mail: Amazon SES. A message is sent once, and again only where SES says
// that it took none: of one whose answer was lost nobody knows whether it left.
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { ConfigurationError } from '../../runtime/errors.ts'
import type { MailerFactory } from './mailer-factory.ts'
import { sesMailer } from './ses-mailer.ts'

export interface SesPatience {
  readonly connectMs: number
  /** Until the answer is there. */
  readonly wholeMs: number
}

const PATIENCE: SesPatience = { connectMs: 5_000, wholeMs: 30_000 }

/** Region and credentials come from the environment, as the SDK reads them. */
export function sesMailerWith({ connectMs, wholeMs }: SesPatience): MailerFactory {
  return ({ MAIL_FROM, SES_CONFIGURATION_SET, MAILS_A_SECOND }) => {
    if (MAIL_FROM === undefined) return null
    if (SES_CONFIGURATION_SET === undefined) {
      throw new ConfigurationError(
        'SES_CONFIGURATION_SET is missing: with MAIL_FROM it takes the configuration set in which SES tells of bounces and complaints. Nothing was mailed.',
      )
    }
    const client = new SESv2Client({ maxAttempts: 1, requestHandler: { connectionTimeout: connectMs } })
    return sesMailer(
      (email) => client.send(new SendEmailCommand(email), { abortSignal: AbortSignal.timeout(wholeMs) }),
      { from: MAIL_FROM, configurationSet: SES_CONFIGURATION_SET, perSecond: MAILS_A_SECOND },
    )
  }
}

export const sesMailerOf = sesMailerWith(PATIENCE)
