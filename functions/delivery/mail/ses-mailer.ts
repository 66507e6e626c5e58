// Mail through Amazon SES: a message as its SendEmail takes it. SES makes its own Message-ID, so ours goes along as a header
// and as a tag, which bounces and complaints carry back.
import * as z from 'zod'
import { oneLine } from '../../../shared/text/one-line.ts'
import { type Mail, type Mailer, MailNotTakenError, mailHeaders } from './mailer.ts'

/** What `SendEmail` of SES v2 takes, as far as we use it. */
export interface SesEmail {
  readonly FromEmailAddress: string
  readonly Destination: { ToAddresses: string[] }
  readonly Content: {
    Simple: {
      Subject: SesText
      Body: { Text: SesText; Html: SesText }
      Headers: { Name: string; Value: string }[]
    }
  }
  readonly EmailTags: { Name: string; Value: string }[]
  /** Where SES tells of bounces and complaints. */
  readonly ConfigurationSetName: string
}

interface SesText {
  Data: string
  Charset: string
}

/** An error that the AWS SDK makes of an answer. */
const sdkError = z.object({ $metadata: z.object({ httpStatusCode: z.number() }) })

/** Sends it, once (ses-client.ts). */
export type SendEmail = (email: SesEmail) => Promise<unknown>

export interface SesOptions {
  /** An address, or a name and an address, of a domain that SES may send for. */
  readonly from: string
  readonly configurationSet: string
}

export function sesMailer(send: SendEmail, options: SesOptions): Mailer {
  return {
    async send(mail) {
      const email = sesEmail(mail, options)
      await send(email).catch((cause: unknown) => {
        throw isRefusal(cause) ? new MailNotTakenError('SES did not take the message.', { cause }) : cause
      })
    },
  }
}

/** SES answered, and the answer is that it does not send. Of a connection that broke off nobody knows. */
function isRefusal(cause: unknown): boolean {
  const status = sdkError.safeParse(cause).data?.$metadata.httpStatusCode ?? 0
  return status >= 400 && status < 500
}

function sesEmail(mail: Mail, { from, configurationSet }: SesOptions): SesEmail {
  const { id, to, subject, text, html } = mail
  return {
    FromEmailAddress: from,
    Destination: { ToAddresses: [to] },
    Content: {
      Simple: {
        Subject: utf8(oneLine(subject)),
        Body: { Text: utf8(text), Html: utf8(html) },
        Headers: mailHeaders(mail).map(({ name, value }) => ({ Name: name, Value: value })),
      },
    },
    EmailTags: [{ Name: 'message-key', Value: id }],
    ConfigurationSetName: configurationSet,
  }
}

function utf8(text: string): SesText {
  return { Data: text, Charset: 'UTF-8' }
}
