// Takes what SES reports through SNS: it stands with the address it is of before the event counts as handled.
import * as z from 'zod'
import type { MailStandings } from './mail-reports.ts'
import { mailReports } from './ses-feedback.ts'

/** An event of SNS, as Lambda is given it. */
export const snsEvent = z.object({
  Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })),
})

export interface FeedbackKeeping {
  readonly mail: Pick<MailStandings, 'bounced'>
}

/**
 * The event may come twice: a report that is kept already changes nothing.
 *
 * @returns how many reports were kept
 * @throws InvalidInputError for a message that cannot be read, after all others were kept: SNS delivers the event again
 */
export async function keepFeedback(
  event: z.infer<typeof snsEvent>,
  { mail }: FeedbackKeeping,
): Promise<number> {
  const unreadable: unknown[] = []
  let kept = 0
  for (const { Sns } of event.Records) {
    for (const report of readReports(Sns.Message, unreadable)) {
      await mail.bounced(report)
      kept += 1
    }
  }
  if (unreadable.length > 0) throw unreadable[0]
  return kept
}

function readReports(message: string, unreadable: unknown[]): ReturnType<typeof mailReports> {
  try {
    return mailReports(message)
  } catch (error) {
    unreadable.push(error)
    return []
  }
}
