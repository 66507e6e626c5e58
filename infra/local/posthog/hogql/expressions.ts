// Values of a query: columns, properties, functions and sums, from the syntax tree to SQL.
import { unsupported } from '../refusal.ts'
import type { Bindings } from './bindings.ts'
import { type Fragment, familyOf, isInteger } from './fragment.ts'
import { callFunction } from './functions.ts'
import { having, type Node, nodeOf, nodesOf } from './syntax-tree.ts'

export interface Scope {
  readonly bindings: Bindings
  /** What the SELECT names, by its name. */
  readonly aliases: ReadonlyMap<string, Fragment>
}

const COLUMNS: Readonly<Record<string, Fragment>> = {
  uuid: { sql: 'uuid', type: 'UUID' },
  event: { sql: 'event', type: 'String' },
  distinct_id: { sql: 'distinct_id', type: 'String' },
  timestamp: { sql: '"timestamp"', type: "DateTime64(6, 'UTC')" },
  properties: { sql: 'properties::text', type: 'String' },
}

const SUMS = ['+', '-', '*']

/** @throws PostHogRefusal for everything outside the subset */
export function expression(node: Node, scope: Scope): Fragment {
  switch (node.node) {
    case 'Constant':
    case 'Placeholder':
      return scope.bindings.bind(scope.bindings.valueOf(node))
    case 'Field':
      return field(having(node, 'chain').chain, scope)
    case 'Call': {
      const { name, args, distinct } = having(node, 'name', 'args', 'distinct')
      const given = nodesOf(args).map((argument) => expression(argument, scope))
      return callFunction(String(name), given, distinct === true)
    }
    case 'ArithmeticOperation':
      return arithmetic(having(node, 'left', 'right', 'op'), scope)
    default:
      throw unsupported(`${node.node} as a value`)
  }
}

function field(chain: unknown, { bindings, aliases }: Scope): Fragment {
  const [name, property, ...deeper] = Array.isArray(chain) ? chain.map(String) : []
  if (name === undefined || deeper.length > 0) throw unsupported('a field of this depth')
  if (property !== undefined) {
    if (name !== 'properties') throw unsupported(`the table or column ${name}`)
    return {
      sql: `((properties ->> ${bindings.bind(property).sql}) COLLATE "C")`,
      type: 'Nullable(String)',
    }
  }
  const column = aliases.get(name) ?? (Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined)
  if (column === undefined) throw unsupported(`the column ${name}`)
  return column
}

function arithmetic(node: Node, scope: Scope): Fragment {
  const operator = String(node.op)
  const left = expression(nodeOf(node.left), scope)
  const right = expression(nodeOf(node.right), scope)
  const areNumbers = familyOf(left) === 'number' && familyOf(right) === 'number'
  if (!SUMS.includes(operator) || !areNumbers) throw unsupported(`the operator ${operator} here`)
  const type = isInteger(left) && isInteger(right) ? 'Int64' : 'Nullable(Float64)'
  return { sql: `(${left.sql} ${operator} ${right.sql})`, type }
}
