// What mail-feedback works with; made once, outside the handler.

import type { FeedbackKeeping } from '../delivery/mail/keep-feedback.ts'
import { mailAddress } from '../delivery/mail/mail-address.ts'
import { mailStore } from '../stores/alerts/people/mail-store.ts'
import { peopleDirectory } from '../stores/alerts/people/people-directory.ts'
import type { FiguresTable } from '../stores/figures-table.ts'

/** @param clock epoch milliseconds */
export function mailFeedbackServices(table: FiguresTable, clock: () => number): FeedbackKeeping {
  const directory = peopleDirectory(table, clock)
  return {
    mail: mailStore(table),
    peopleAt: async (address) => {
      const known = await directory.list()
      return known
        .filter((person) => mailAddress(person.address ?? '') === address)
        .map(({ person }) => person)
    },
  }
}
