// Rights to the figures table, by the partition keys that they are for (`dynamodb:LeadingKeys`; of the listing index its own).
// Whoever works on the table as a whole is refused by name what is private in it: a refusal stands above every other right.
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { LISTING_INDEX } from '../../functions/stores/figures-table.ts'
import type { FiguresData } from '../stacks/data-stack.ts'

/** What partition keys begin with: of the audit trail, of what is known of people, of the secrets that sign webhooks. */
export const AUDIT = 'AUDIT*'
export const PEOPLE = 'PERSON#*'
export const WEBHOOK_SECRETS = 'WEBHOOK_SECRET#*'
const PRIVATE = [AUDIT, PEOPLE, WEBHOOK_SECRETS]

export interface WholeTable {
  /** Whether it reads the listing index too. */
  readonly lists?: boolean
  /** Keys that are kept from it: everything private, where none are named. */
  readonly but?: readonly string[]
}

export function onTable(
  data: FiguresData,
  operations: readonly string[],
  { lists = false, but = PRIVATE }: WholeTable = {},
): PolicyStatement[] {
  const { tableArn } = data.figuresTable
  const resources = lists ? [tableArn, listingArn(data)] : [tableArn]
  return [
    new PolicyStatement({ actions: actionsOf(operations), resources: [tableArn] }),
    ...(lists ? [new PolicyStatement({ actions: actionsOf(['Query']), resources: [listingArn(data)] })] : []),
    new PolicyStatement({
      effect: Effect.DENY,
      actions: actionsOf(operations),
      resources,
      // One such key among several of a request is enough.
      conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [...but] } },
    }),
  ]
}

/** On items of these keys and of no other. */
export function onKeys(
  { figuresTable }: FiguresData,
  operations: readonly string[],
  keys: readonly string[],
): PolicyStatement {
  return new PolicyStatement({
    actions: actionsOf(operations),
    resources: [figuresTable.tableArn],
    conditions: onlyKeys(keys),
  })
}

/** Lists what the index keeps under these keys. */
export function listed(data: FiguresData, keys: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: actionsOf(['Query']),
    resources: [listingArn(data)],
    conditions: onlyKeys(keys),
  })
}

/** The condition on null refuses a request that names no key. */
function onlyKeys(keys: readonly string[]) {
  return {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...keys] },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  }
}

function actionsOf(operations: readonly string[]): string[] {
  return operations.map((operation) => `dynamodb:${operation}`)
}

function listingArn({ figuresTable }: FiguresData): string {
  return `${figuresTable.tableArn}/index/${LISTING_INDEX}`
}
