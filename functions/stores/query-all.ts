// Every item that a query finds, page after page.
import { paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { FiguresTable } from './figures-table.ts'

/** @returns items in sort key order; `Item` is what the caller wrote there */
export async function queryAll<Item>(
  { client, name }: FiguresTable,
  query: Omit<QueryCommandInput, 'TableName'>,
): Promise<Item[]> {
  const items: Item[] = []
  for await (const page of paginateQuery({ client }, { ...query, TableName: name })) {
    for (const item of page.Items ?? []) items.push(item as Item)
  }
  return items
}
