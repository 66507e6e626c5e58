// Every item that a query finds, page after page: all together, or as pages arrive.
import { paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { FiguresTable } from './figures-table.ts'

/** @returns items in sort key order; `Item` is what the caller wrote there */
export async function queryAll<Item>(
  table: FiguresTable,
  query: Omit<QueryCommandInput, 'TableName'>,
): Promise<Item[]> {
  const items: Item[] = []
  for await (const page of queryPages<Item>(table, query)) items.push(...page)
  return items
}

/** Pages in sort key order, for what is too much to be held at once. */
export async function* queryPages<Item>(
  { client, name }: FiguresTable,
  query: Omit<QueryCommandInput, 'TableName'>,
): AsyncGenerator<readonly Item[]> {
  for await (const { Items = [] } of paginateQuery({ client }, { ...query, TableName: name })) {
    yield Items as Item[]
  }
}
