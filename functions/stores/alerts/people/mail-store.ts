// What came back of mail, by the address it went to: whose that is may change, and whoever has it next is mailed no more either. An
// address that does not exist, or whose owner complained, is stopped until somebody says that it is right; one that was full or
// slow is not.
import type { FiguresTable } from '../../figures-table.ts'
import { readItem, replaceItem, type Tokened, untilItStands } from '../../versioned-item.ts'
import { addressKey } from './keys.ts'

export interface MailBounce {
  /** As the mail service names its report: one that comes twice counts once. */
  readonly id: string
  readonly kind: 'permanent' | 'transient' | 'complaint'
  /** In lower case. */
  readonly address: string
  /** ISO 8601. */
  readonly at: string
}

export interface MailStanding {
  /** The newest first, so many as are kept. */
  readonly bounces: readonly MailBounce[]
  /** Why the address is mailed no more; null where it is. */
  readonly stopped: MailBounce | null
}

export interface MailStore {
  /** Strongly consistent. @param address in lower case */
  read(address: string): Promise<MailStanding>
  bounced(bounce: MailBounce): Promise<void>
  /** The address is right again. @param address in lower case */
  resume(address: string): Promise<void>
}

const BOUNCES_KEPT = 50
const NONE: MailStanding = { bounces: [], stopped: null }

export function mailStore(table: FiguresTable): MailStore {
  const change = (address: string, make: (stands: MailStanding) => MailStanding) =>
    untilItStands('what came back of this mail', async (token) => {
      const { stands, from } = await readStored(table, address)
      const after = make(stands)
      if (after !== stands) await replaceItem(table, addressKey(address), from, { ...after, token })
    })
  return {
    read: async (address) => (await readStored(table, address)).stands,
    bounced: (bounce) => change(bounce.address, (stands) => withBounce(stands, bounce)),
    resume: (address) =>
      change(address, (stands) => (stands.stopped === null ? stands : { ...stands, stopped: null })),
  }
}

async function readStored(table: FiguresTable, address: string) {
  const from = await readItem<MailStanding & Tokened>(table, addressKey(address))
  return { stands: from === null ? NONE : { bounces: from.bounces, stopped: from.stopped ?? null }, from }
}

function withBounce(stands: MailStanding, bounce: MailBounce): MailStanding {
  if (stands.bounces.some(({ id }) => id === bounce.id)) return stands
  return {
    bounces: [bounce, ...stands.bounces].slice(0, BOUNCES_KEPT),
    stopped: stands.stopped ?? (bounce.kind === 'transient' ? null : bounce),
  }
}
