// Every query text is HogQL to PostHog's own parser, bounded, paged by key, and binds every value it is given.
import { beforeAll, expect, test } from '@jest/globals'
import createParser, { type HogQLParser } from '@posthog/hogql-parser'
import { BUSINESS_EVENT_VALUES, QUERIES } from '../../../../functions/sources/posthog/queries.ts'
import { BUSINESS_EVENTS } from '../../../../shared/events/business-events.ts'

let parser: HogQLParser

beforeAll(async () => {
  parser = await createParser()
})

interface Tree {
  readonly [field: string]: unknown
}

function parse(text: string): Tree {
  return JSON.parse(parser.parseSelect(text, true))
}

function nodesNamed(tree: unknown, name: string): Tree[] {
  if (typeof tree !== 'object' || tree === null) return []
  const below = Object.values(tree).flatMap((value) => nodesNamed(value, name))
  return (tree as Tree).node === name ? [tree as Tree, ...below] : below
}

test.each(QUERIES.map((query) => [query.name, query] as const))('%s', (_, { text, columns }) => {
  const tree = parse(text)
  expect(tree.error).toBeUndefined()
  expect(tree.node).toBe('SelectQuery')
  expect(tree.limit).toMatchObject({ node: 'Placeholder' })
  expect(tree.offset).toBeUndefined()
  const select = tree.select as Tree[]
  expect(select.map(({ alias, chain }) => alias ?? (chain as string[]).at(-1))).toEqual(columns)
  // The only texts and numbers in it are the empty text and the scale of a millionth: everything else is bound.
  const constants = nodesNamed(tree, 'Constant').map(({ value }) => value)
  expect(new Set(constants).isSubsetOf(new Set(['', 1, 1_000_000]))).toBe(true)
  // Rows come in the order of the key that the next page begins after.
  expect((tree.order_by as Tree[]).length).toBeGreaterThan(0)
})

test('there is a placeholder for every business event, and none more', () => {
  expect(Object.values(BUSINESS_EVENT_VALUES)).toEqual([...BUSINESS_EVENTS])
  const placeholders = QUERIES.flatMap(({ text }) => nodesNamed(parse(text), 'Placeholder')).map(
    ({ expr }) => ((expr as Tree).chain as string[])[0],
  )
  const named = placeholders.filter((name) => name?.startsWith('event_'))
  expect(new Set(named)).toEqual(new Set(Object.keys(BUSINESS_EVENT_VALUES)))
})
