// HogQL text to its syntax tree, by PostHog's own parser (WebAssembly), loaded when the first query comes.
import type { HogQLParser } from '@posthog/hogql-parser'
import { LRUCache } from 'lru-cache'
import { PostHogRefusal } from '../refusal.ts'
import type { Node } from './syntax-tree.ts'

let loading: Promise<HogQLParser> | undefined

/** A text takes the parser a tenth of a second, and the same few are asked page by page. */
const trees = new LRUCache<string, Node>({ max: 50 })

/** @throws PostHogRefusal 400 with what the parser says */
export async function parseHogQL(text: string): Promise<Node> {
  loading ??= import('@posthog/hogql-parser').then(({ default: createParser }) => createParser())
  const parser = await loading
  const tree = trees.get(text) ?? (JSON.parse(parser.parseSelect(text, true)) as Node)
  if (tree.error === true) throw new PostHogRefusal(400, 'syntax_error', String(tree.message))
  trees.set(text, tree)
  return tree
}
