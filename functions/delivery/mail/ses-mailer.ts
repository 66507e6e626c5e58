// Mail through Amazon SES: a message as its SendEmail takes it. SES makes its own Message-ID, so ours goes along as a header
// and as a tag, which whatever SES tells of it carries back.
import pRetry from 'p-retry'
import * as z from 'zod'
import { oneLine } from '../../../shared/text/one-line.ts'
import { type Mail, type Mailer, MailNotTakenError, mailHeaders } from './mailer.ts'
import { paced } from './paced.ts'

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
  /** Where SES tells what becomes of it. */
  readonly ConfigurationSetName: string
}

interface SesText {
  Data: string
  Charset: string
}

/** An error that the AWS SDK makes of an answer. */
const sdkError = z.object({
  name: z.string().optional(),
  message: z.string().optional(),
  $metadata: z.object({ httpStatusCode: z.number() }),
})

/** Sends it, once (ses-client.ts). */
export type SendEmail = (email: SesEmail) => Promise<unknown>

export interface SesOptions {
  /** An address, or a name and an address, of a domain that SES may send for. */
  readonly from: string
  readonly configurationSet: string
  /** How many messages in a second. */
  readonly perSecond?: number
  /** How long the first wait is where SES says that they come too fast; each next one is twice as long. */
  readonly throttledWaitMs?: number
}

export const MAILS_A_SECOND = 10
const THROTTLED_WAIT_MS = 300
const RETRIES = 4

/** SES did not take it now, since too many come at once. */
class TooFastError extends MailNotTakenError {}

export function sesMailer(send: SendEmail, options: SesOptions): Mailer {
  const { perSecond = MAILS_A_SECOND, throttledWaitMs = THROTTLED_WAIT_MS } = options
  const turn = paced(perSecond)
  const sendOnce = async (email: SesEmail): Promise<{ readonly failure: unknown } | null> => {
    await turn()
    try {
      await send(email)
      return null
    } catch (cause) {
      if (isThrottled(cause)) throw new TooFastError('SES takes no more messages just now.', { cause })
      return {
        failure: isRefusal(cause) ? new MailNotTakenError('SES did not take the message.', { cause }) : cause,
      }
    }
  }
  return {
    async send(mail) {
      const email = sesEmail(mail, options)
      // What SES did not take for certain, and nothing else, is sent again.
      const failed = await pRetry(() => sendOnce(email), {
        retries: RETRIES,
        minTimeout: throttledWaitMs,
        randomize: true,
        shouldRetry: ({ error }) => error instanceof TooFastError,
      })
      if (failed !== null) throw failed.failure
    },
  }
}

const TOO_FAST = ['TooManyRequestsException', 'ThrottlingException', 'Throttling']

/** Of a quota for the day no wait helps. */
function isThrottled(cause: unknown): boolean {
  const { success, data } = sdkError.safeParse(cause)
  if (!success || /daily/i.test(data.message ?? '')) return false
  return data.$metadata.httpStatusCode === 429 || TOO_FAST.includes(data.name ?? '')
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
