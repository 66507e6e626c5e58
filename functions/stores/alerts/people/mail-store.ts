// What came back of a person's mail. An address that does not exist, or whose owner complained, is mailed no more until
// somebody says that it is right; one that was full or slow is.
import type { FiguresTable } from '../../figures-table.ts'
import { readItem, replaceItem, type Tokened, untilItStands } from '../../versioned-item.ts'
import { mailKey } from './keys.ts'

export interface MailBounce {
  /** As the mail service names its report: one that comes twice counts once. */
  readonly id: string
  readonly kind: 'permanent' | 'transient' | 'complaint'
  readonly address: string
  /** ISO 8601. */
  readonly at: string
}

export interface MailStanding {
  /** The newest first, so many as are kept. */
  readonly bounces: readonly MailBounce[]
  /** Addresses that are mailed no more, each with the bounce that says why. */
  readonly stopped: readonly MailBounce[]
}

export interface MailStore {
  /** Strongly consistent. */
  read(person: string): Promise<MailStanding>
  bounced(person: string, bounce: MailBounce): Promise<void>
  /** The address is right again. */
  resume(person: string, address: string): Promise<void>
}

const BOUNCES_KEPT = 50
const NONE: MailStanding = { bounces: [], stopped: [] }

export function mailStore(table: FiguresTable): MailStore {
  const change = (person: string, make: (stands: MailStanding) => MailStanding) =>
    untilItStands(`the mail of ${person}`, async (token) => {
      const { stands, from } = await readStored(table, person)
      const after = make(stands)
      if (after !== stands) await replaceItem(table, mailKey(person), from, { ...after, token })
    })
  return {
    read: async (person) => (await readStored(table, person)).stands,
    bounced: (person, bounce) => change(person, (stands) => withBounce(stands, bounce)),
    resume: (person, address) => change(person, (stands) => without(stands, address)),
  }
}

async function readStored(table: FiguresTable, person: string) {
  const from = await readItem<MailStanding & Tokened>(table, mailKey(person))
  return { stands: from === null ? NONE : { bounces: from.bounces, stopped: from.stopped }, from }
}

function withBounce(stands: MailStanding, bounce: MailBounce): MailStanding {
  if (stands.bounces.some(({ id }) => id === bounce.id)) return stands
  const isStopped = stands.stopped.some(({ address }) => address === bounce.address)
  return {
    bounces: [bounce, ...stands.bounces].slice(0, BOUNCES_KEPT),
    stopped: bounce.kind === 'transient' || isStopped ? stands.stopped : [...stands.stopped, bounce],
  }
}

function without(stands: MailStanding, address: string): MailStanding {
  if (stands.stopped.every((one) => one.address !== address)) return stands
  return { ...stands, stopped: stands.stopped.filter((one) => one.address !== address) }
}
