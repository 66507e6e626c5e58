// What mail-feedback works with; made once, outside the handler.
import type { FeedbackKeeping } from '../delivery/mail/keep-feedback.ts'
import { mailStore } from '../stores/alerts/people/mail-store.ts'
import type { FiguresTable } from '../stores/figures-table.ts'

export function mailFeedbackServices(table: FiguresTable): FeedbackKeeping {
  return { mail: mailStore(table) }
}
