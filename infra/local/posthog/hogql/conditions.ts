// Conditions of WHERE and HAVING. As in HogQL, a comparison is never NULL: `=` and `!=` take NULL for a value of its own.
import { unsupported } from '../refusal.ts'
import { expression, type Scope } from './expressions.ts'
import { type Fragment, familyOf } from './fragment.ts'
import { having, type Node, nodeOf, nodesOf } from './syntax-tree.ts'

const EQUALITIES: Readonly<Record<string, string>> = {
  '==': 'IS NOT DISTINCT FROM',
  '!=': 'IS DISTINCT FROM',
}

const ORDERS = ['<', '<=', '>', '>=']

/** @returns SQL in brackets. @throws PostHogRefusal for everything outside the subset */
export function condition(node: Node, scope: Scope): string {
  switch (node.node) {
    case 'And':
    case 'Or': {
      const parts = nodesOf(having(node, 'exprs').exprs).map((part) => condition(part, scope))
      return `(${parts.join(node.node === 'And' ? ' AND ' : ' OR ')})`
    }
    case 'Not':
      return `(NOT ${condition(nodeOf(having(node, 'expr').expr), scope)})`
    case 'CompareOperation':
      return comparison(having(node, 'left', 'right', 'op', 'is_null_comparison_style'), scope)
    default:
      throw unsupported(`${node.node} as a condition`)
  }
}

function comparison(node: Node, scope: Scope): string {
  const operator = String(node.op)
  const left = nodeOf(node.left)
  const right = nodeOf(node.right)
  if (operator === 'in') return membership(left, right, scope)
  if (right.node === 'Constant' && right.value === null && operator in EQUALITIES) {
    return `(${expression(left, scope).sql} IS ${operator === '==' ? '' : 'NOT '}NULL)`
  }
  const equality = EQUALITIES[operator]
  const sql = equality ?? (ORDERS.includes(operator) ? operator : null)
  if (sql === null) throw unsupported(`the comparison ${operator}`)
  const lefts = operands(left, scope)
  const rights = operands(right, scope)
  requireAlike(lefts, rights)
  const compared = `${row(lefts)} ${sql} ${row(rights)}`
  return equality === undefined ? `coalesce(${compared}, false)` : `(${compared})`
}

function membership(left: Node, right: Node, scope: Scope): string {
  if (right.node !== 'Tuple') throw unsupported('IN something other than a list in brackets')
  const value = expression(left, scope)
  const members = operands(right, scope)
  for (const member of members) requireAlike([value], [member])
  return `coalesce(${value.sql} IN (${members.map(({ sql }) => sql).join(', ')}), false)`
}

function operands(node: Node, scope: Scope): Fragment[] {
  if (node.node !== 'Tuple') return [expression(node, scope)]
  return nodesOf(having(node, 'exprs').exprs).map((member) => expression(member, scope))
}

/** ClickHouse compares text with text, and so on: it finds no common type for anything else. */
function requireAlike(lefts: readonly Fragment[], rights: readonly Fragment[]): void {
  const areAlike = lefts.every((left, index) => {
    const right = rights[index]
    return right !== undefined && familyOf(left) === familyOf(right)
  })
  if (!areAlike || lefts.length !== rights.length) throw unsupported('a comparison of two kinds of values')
}

function row(fragments: readonly Fragment[]): string {
  const list = fragments.map(({ sql }) => sql).join(', ')
  return fragments.length === 1 ? list : `ROW(${list})`
}
