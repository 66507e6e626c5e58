// What SES reports through SNS of the messages it sent: which addresses do not exist, whose owners complained, and which were
// only full or slow.
import * as z from 'zod'
import { InvalidInputError } from '../../../shared/errors.ts'
import { mailAddress } from './mail-address.ts'
import type { MailReport } from './mail-reports.ts'

const recipients = z.array(z.object({ emailAddress: z.string() }))
const common = { timestamp: z.iso.datetime(), feedbackId: z.string().min(1) }
const bounce = z.object({ ...common, bounceType: z.string(), bouncedRecipients: recipients })
const complaint = z.object({
  ...common,
  complainedRecipients: recipients,
  complaintFeedbackType: z.string().nullish(),
})
/** A topic of an identity says `notificationType`, one of a configuration set `eventType`. */
const feedback = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  bounce: bounce.optional(),
  complaint: complaint.optional(),
})

/** What SES writes once to a topic that it is given, which is no JSON. */
const GREETING = /^Successfully validated SNS topic/
/** People say so of mail that a filter had taken for spam. */
const NO_COMPLAINT = 'not-spam'

/**
 * A bounce that SES cannot classify counts as transient. None for whatever else it reports, such as a delivery.
 *
 * @param message of one SNS notification
 * @throws InvalidInputError for what SES does not write; never with any of it
 */
export function mailReports(message: string): MailReport[] {
  if (GREETING.test(message)) return []
  const { notificationType, eventType, bounce, complaint } = readFeedback(message)
  const type = notificationType ?? eventType
  if (type === 'Bounce' && bounce !== undefined) {
    const kind = bounce.bounceType === 'Permanent' ? 'permanent' : 'transient'
    return reports(bounce.bouncedRecipients, kind, bounce)
  }
  if (type === 'Complaint' && complaint !== undefined) {
    if (complaint.complaintFeedbackType === NO_COMPLAINT) return []
    return reports(complaint.complainedRecipients, 'complaint', complaint)
  }
  if (type === undefined || type === 'Bounce' || type === 'Complaint') throw notFeedback()
  return []
}

function readFeedback(message: string): z.infer<typeof feedback> {
  try {
    return feedback.parse(JSON.parse(message))
  } catch {
    throw notFeedback()
  }
}

function notFeedback(): InvalidInputError {
  const expected = 'a bounce or complaint as Amazon SES publishes it to SNS'
  return new InvalidInputError('Sns.Message', 'something else', expected)
}

function reports(
  to: z.infer<typeof recipients>,
  kind: MailReport['kind'],
  { feedbackId, timestamp }: { readonly feedbackId: string; readonly timestamp: string },
): MailReport[] {
  return to.flatMap(({ emailAddress }) => {
    const address = mailAddress(bare(emailAddress))
    return address === null ? [] : [{ id: feedbackId, kind, address, at: timestamp }]
  })
}

/** Some receivers report `Jane Doe <jane@example.net>`. */
function bare(text: string): string {
  return /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text
}
