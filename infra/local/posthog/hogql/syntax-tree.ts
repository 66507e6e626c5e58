// The parser's syntax tree: nodes with a kind and fields. What is used of one is taken out by name, and a node that has
// anything else set is refused: nothing of a query is left out in silence.
import { unsupported } from '../refusal.ts'

export interface Node {
  readonly node: string
  readonly [field: string]: unknown
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { node?: unknown }).node === 'string'
}

/** The node as it is. @throws PostHogRefusal when a field other than these is set */
export function having(node: Node, ...fields: string[]): Node {
  for (const [field, value] of Object.entries(node)) {
    const isSet = value !== null && value !== false && value !== undefined
    if (field !== 'node' && isSet && !fields.includes(field)) {
      throw unsupported(`${field.replaceAll('_', ' ')} in ${node.node}`)
    }
  }
  return node
}

/** @throws PostHogRefusal when it is no node */
export function nodeOf(value: unknown): Node {
  if (isNode(value)) return value
  throw unsupported('an expression of this form')
}

export function nodesOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.map(nodeOf) : []
}
