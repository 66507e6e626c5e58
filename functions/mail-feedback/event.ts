// The event that mail-feedback takes: what Amazon SNS hands a function of a topic on which SES tells what became of mail.
import type * as z from 'zod'
import { snsEvent } from '../delivery/mail/keep-feedback.ts'

export const mailFeedbackEvent = snsEvent
export type MailFeedbackEvent = z.infer<typeof snsEvent>

/** A bounce, shown in error messages. */
export const EXAMPLE_EVENT: MailFeedbackEvent = {
  Records: [
    {
      Sns: {
        Message: JSON.stringify({
          notificationType: 'Bounce',
          bounce: {
            bounceType: 'Transient',
            bouncedRecipients: [{ emailAddress: 'somebody@example.com' }],
            timestamp: '2026-01-01T00:00:00.000Z',
            feedbackId: 'example',
          },
        }),
      },
    },
  ],
}
