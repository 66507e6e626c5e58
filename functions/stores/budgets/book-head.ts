// What is current of a budget book: its revision, the state of its years, and where its lines and its last change lie.
import { isDeepStrictEqual } from 'node:util'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { compareTexts } from '../../../shared/budgets/line-key.ts'
import type { BudgetBook, YearStatus } from '../../../shared/contract/budget/book.ts'
import type { Scenario } from '../../../shared/contract/budget/scenario.ts'
import type { FiguresTable } from '../figures-table.ts'
import type { PartsAt } from '../parts.ts'
import { headKey } from './keys.ts'

export interface StoredHead {
  readonly scenario: Scenario
  readonly revision: number
  readonly years: readonly YearStatus[]
  /** Of a what-if: owners of its lines by tenant; null or missing where they are too many, or were not kept yet. */
  readonly tenantOwners?: readonly string[] | null
  /** Counts submissions and steps of years. */
  readonly write: number
  /** The name of that write; changes before it are found from there. */
  readonly token: string
  readonly lines: PartsAt
  /** Lines that were current before, on their way to expire. */
  readonly linesBefore: PartsAt | null
}

/** Strongly consistent; null where the scenario was never written. */
export async function readHead(table: FiguresTable, scenarioId: string): Promise<StoredHead | null> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: headKey(scenarioId), ConsistentRead: true }),
  )
  return (Item as StoredHead | undefined) ?? null
}

/** The one write that makes a change current, unless another came first. */
export async function moveHead(
  table: FiguresTable,
  scenarioId: string,
  from: StoredHead | null,
  to: StoredHead,
): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...headKey(scenarioId), ...to },
      ...(from === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#token = :token',
            ExpressionAttributeNames: { '#token': 'token' },
            ExpressionAttributeValues: { ':token': from.token },
          }),
    }),
  )
}

/** A head is one item: longer lists of owners are not kept in it. */
const MOST_OWNERS = 1_000

export function tenantOwnersOf({ scenario, lines }: BudgetBook): readonly string[] | null {
  if (scenario.kind !== 'what_if') return null
  const owners = new Set(lines.flatMap(({ dimension, owner }) => (dimension === 'tenant' ? owner : [])))
  return owners.size > MOST_OWNERS ? null : [...owners].sort(compareTexts)
}

/** Whether a book is what the head says is current. */
export function isCurrent(head: StoredHead | null, { revision, years }: BudgetBook): boolean {
  return head === null
    ? revision === 0 && years.length === 0
    : head.revision === revision && isDeepStrictEqual(head.years, years)
}
