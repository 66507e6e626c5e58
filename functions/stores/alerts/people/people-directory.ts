// Who may be told of alerts: as much of each person's last sign-in as digests need, and no more. Who has not been seen for a
// time is forgotten, and with that told nothing: nobody else says when somebody left.
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Person } from '../../../../shared/alerts/routing/person.ts'
import { parseInstant } from '../../../../shared/periods/instants.ts'
import { expireItem } from '../../expire-item.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable, LISTING_INDEX } from '../../figures-table.ts'
import { daysAfter, isKept, type MayExpire } from '../../kept-until.ts'
import { queryAll } from '../../query-all.ts'
import { DIRECTORY, knownKey } from './keys.ts'

export interface KnownPerson extends Person {
  /** Where they get mail, in lower case; null where their sign-in names none. Never logged. */
  readonly address: string | null
  /** ISO 8601. */
  readonly seenAt: string
}

export interface PeopleDirectory {
  /** In place of what was known of them. */
  note(known: KnownPerson): Promise<void>
  /** They may be told of no alert any more. */
  forget(person: string): Promise<void>
  /** By person. Eventually consistent. */
  list(): Promise<KnownPerson[]>
}

/** The longest that anybody may be told without being seen: a quarter, and some days to look at its review. */
export const MOST_UNSEEN_DAYS = 100
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * @param clock epoch milliseconds
 * @param unseenDays the list leaves out whoever has not been seen for so long
 */
export function peopleDirectory(
  table: FiguresTable,
  clock: () => number = Date.now,
  unseenDays = MOST_UNSEEN_DAYS,
): PeopleDirectory {
  return {
    note: (known) => note(table, known),
    forget: (person) => expireItem(table, knownKey(person), Math.floor(clock() / 1000)),
    list: async () => {
      const nowMs = clock()
      const sinceMs = nowMs - unseenDays * DAY_MS
      return (await allKnown(table, nowMs)).filter(({ seenAt }) => parseInstant(seenAt, 'seenAt') >= sinceMs)
    },
  }
}

async function note(table: FiguresTable, known: KnownPerson): Promise<void> {
  const { person, name, roles, tenantIds, address, seenAt } = known
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        ...knownKey(person),
        ...{ listPk: DIRECTORY, listSk: person },
        known: { person, name, roles, tenantIds, address, seenAt },
        [EXPIRY_ATTRIBUTE]: daysAfter(parseInstant(seenAt, 'seenAt'), MOST_UNSEEN_DAYS),
      },
    }),
  )
}

async function allKnown(table: FiguresTable, nowMs: number): Promise<KnownPerson[]> {
  const items = await queryAll<MayExpire & { known: KnownPerson }>(table, {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: 'listPk = :directory',
    ExpressionAttributeValues: { ':directory': DIRECTORY },
  })
  return items.flatMap((item) => (isKept(item, nowMs) ? item.known : []))
}
