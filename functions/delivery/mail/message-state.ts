// What SES tells of one message by its key: that it took it, handed it over, or refused to send it. Whoever does not know whether
// a mail left finds it in the log by that key (docs/runbooks/send-digests.md).
import * as z from 'zod'

/** As SES names its events. */
const STATES = ['Send', 'Reject', 'Delivery', 'Bounce', 'Complaint'] as const

const said = z.object({
  eventType: z.enum(STATES),
  mail: z.object({ tags: z.object({ 'message-key': z.tuple([z.uuid()]) }) }),
})

export interface MessageState {
  /** The id of the mail, which goes along as the tag `message-key`. */
  readonly messageKey: string
  readonly state: (typeof STATES)[number]
}

/** Null for whatever is about no message of ours. @param message of one SNS notification */
export function messageState(message: string): MessageState | null {
  const { data } = said.safeParse(parsed(message))
  if (data === undefined) return null
  const [messageKey] = data.mail.tags['message-key']
  return { messageKey, state: data.eventType }
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch {
    return null
  }
}
