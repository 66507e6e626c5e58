// One SELECT from the table of events, from HogQL's syntax tree to SQL with parameters. What it does not know it refuses.
import { PostHogRefusal, unsupported } from '../refusal.ts'
import { Bindings } from './bindings.ts'
import { condition } from './conditions.ts'
import { expression, type Scope } from './expressions.ts'
import { type Fragment, type HogQLType, isInteger } from './fragment.ts'
import { having, isNode, type Node, nodeOf, nodesOf } from './syntax-tree.ts'

export interface Translated {
  /** Without its LIMIT. */
  readonly sql: string
  readonly parameters: readonly unknown[]
  readonly columns: readonly {
    readonly name: string
    readonly type: HogQLType
    readonly isInteger: boolean
  }[]
  /** Rows at most; null when the query has no LIMIT. */
  readonly limit: number | null
}

/** "You can return up to 50k rows per query" (docs/api/queries). */
const MOST_ROWS = 50_000

const NO_OFFSET =
  'OFFSET is not supported on queries made with a personal API key. ' +
  'For pagination, use keyset pagination on the `timestamp` column.'

/** @param values what placeholders stand for. @throws PostHogRefusal for everything outside the subset */
export function translateSelect(tree: Node, values: Readonly<Record<string, unknown>>): Translated {
  if (tree.node !== 'SelectQuery') throw unsupported(`a ${tree.node}`)
  if (isNode(tree.offset)) throw new PostHogRefusal(400, 'invalid_input', NO_OFFSET)
  const query = having(tree, 'select', 'select_from', 'where', 'group_by', 'having', 'order_by', 'limit')
  requireEvents(query.select_from)
  const bindings = new Bindings(values)
  const columns = namedColumns(nodesOf(query.select), bindings)
  const scope: Scope = { bindings, aliases: columns }
  const groups = nodesOf(query.group_by).map((node) => expression(node, scope).sql)
  const orders = nodesOf(query.order_by).map((node) => order(node, scope))
  const parts = [
    `SELECT ${[...columns.values()].map(({ sql }) => sql).join(', ')} FROM posthog.events`,
    // Rows are chosen before anything is counted or added: the names of the SELECT are not there yet.
    isNode(query.where) && `WHERE ${condition(query.where, { bindings, aliases: new Map() })}`,
    groups.length > 0 && `GROUP BY ${groups.join(', ')}`,
    isNode(query.having) && `HAVING ${condition(query.having, scope)}`,
    orders.length > 0 && `ORDER BY ${orders.join(', ')}`,
  ]
  return {
    sql: parts.filter((part) => part !== false).join(' '),
    parameters: bindings.parameters,
    columns: [...columns].map(([name, fragment]) => ({
      name,
      type: fragment.type,
      isInteger: isInteger(fragment),
    })),
    limit: isNode(query.limit) ? limit(query.limit, bindings) : null,
  }
}

function requireEvents(from: unknown): void {
  const table = having(nodeOf(from), 'table').table
  const chain = isNode(table) && table.node === 'Field' ? having(table, 'chain').chain : null
  if (!Array.isArray(chain) || chain.join('.') !== 'events') throw unsupported('a table other than events')
}

function namedColumns(select: readonly Node[], bindings: Bindings): Map<string, Fragment> {
  const columns = new Map<string, Fragment>()
  for (const node of select) {
    const [name, value] =
      node.node === 'Alias'
        ? [having(node, 'alias', 'expr').alias, nodeOf(node.expr)]
        : [lastOf(node.chain), node]
    if (typeof name !== 'string') throw unsupported('a selected expression without a name (AS)')
    if (columns.has(name)) throw unsupported(`two columns named ${name}`)
    columns.set(name, expression(value, { bindings, aliases: new Map() }))
  }
  return columns
}

function lastOf(chain: unknown): unknown {
  return Array.isArray(chain) ? chain.at(-1) : undefined
}

/** NULL is last in either direction, as in ClickHouse. */
function order(node: Node, scope: Scope): string {
  const { expr, order: direction } = having(node, 'expr', 'order')
  const { sql } = expression(nodeOf(expr), scope)
  return `${sql} ${direction === 'DESC' ? 'DESC' : 'ASC'} NULLS LAST`
}

function limit(node: Node, bindings: Bindings): number {
  if (node.node !== 'Constant' && node.node !== 'Placeholder') throw unsupported('a computed LIMIT')
  const rows = bindings.valueOf(node)
  if (typeof rows !== 'number' || !Number.isSafeInteger(rows) || rows < 0) {
    throw unsupported('a LIMIT that is no whole number')
  }
  return Math.min(rows, MOST_ROWS)
}
