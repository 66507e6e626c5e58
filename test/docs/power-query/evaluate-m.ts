// Evaluates the part of the M language that the queries of docs/api.md are written in, over the syntax tree of Microsoft's
// own parser. Variables of a `let` are evaluated when they are used, and once.
import PowerQueryParser, { type Language } from '@microsoft/powerquery-parser'
import { type MNode as Node, nameOf, typeOf, unknown } from './m-syntax.ts'
import { MError, type MFunction, type MRecord, type MValue } from './m-values.ts'

type Scope = (name: string) => MValue

/** The syntax tree of a query. @throws with what the parser says */
export async function parseM(text: string): Promise<Node> {
  const { DefaultSettings, TaskUtils } = PowerQueryParser
  const task = await TaskUtils.tryLexParse(DefaultSettings, text)
  if (TaskUtils.isParseStageOk(task)) return task.ast
  throw TaskUtils.isError(task) ? task.error : new Error('The query was not parsed.')
}

/** @param scope what a name stands for outside the node */
export function evaluateM(node: Node, scope: Scope): MValue {
  const value = (inner: Node) => evaluateM(inner, scope)
  switch (node.kind) {
    case 'LetExpression': {
      const variables = node.variableList.elements.map(({ node: { key, value: expression } }) => ({
        name: nameOf(key.literal),
        expression,
      }))
      return evaluateM(node.expression, scopeOf(variables, scope))
    }
    case 'LiteralExpression':
      return literal(node)
    case 'IdentifierExpression':
      return scope(nameOf(node.identifier.literal))
    case 'ParenthesizedExpression':
      return value(node.content)
    case 'ListExpression':
      return node.content.elements.map((element) => value(element.node))
    case 'RecordExpression':
      return Object.fromEntries(
        node.content.elements.map(({ node: { key, value: of } }) => [nameOf(key.literal), value(of)]),
      )
    case 'IfExpression':
      return value(node.condition) === true ? value(node.trueExpression) : value(node.falseExpression)
    case 'ErrorRaisingExpression':
      throw new MError(String(value(node.paired)))
    case 'EachExpression':
      return (it = null) => evaluateM(node.paired, (name) => (name === '_' ? it : scope(name)))
    case 'FunctionExpression': {
      const names = node.parameters.content.elements.map((element) => element.node.name.literal)
      return (...given) =>
        evaluateM(node.expression, (name) =>
          names.includes(name) ? (given[names.indexOf(name)] ?? null) : scope(name),
        )
    }
    case 'EqualityExpression':
      if (node.operatorConstant.constantKind !== '=') throw unknown(node)
      return value(node.left) === value(node.right)
    case 'ArithmeticExpression':
      return arithmetic(node.operatorConstant.constantKind, value(node.left), value(node.right))
    case 'RecursivePrimaryExpression':
      return node.recursiveExpressions.elements.reduce(
        (of: MValue, step) => applied(of, step, value),
        value(node.head),
      )
    case 'TypePrimaryType':
      return typeOf(node.paired)
    default:
      throw unknown(node)
  }
}

function scopeOf(
  variables: readonly { readonly name: string; readonly expression: Node }[],
  outer: Scope,
): Scope {
  const known = new Map<string, MValue>()
  const inner: Scope = (name) => {
    const variable = variables.find((candidate) => candidate.name === name)
    if (variable === undefined) return outer(name)
    if (!known.has(name)) known.set(name, evaluateM(variable.expression, inner))
    return known.get(name) ?? null
  }
  return inner
}

/** A call, the item of a list, or the field of a record. */
function applied(of: MValue, step: Node, value: (inner: Node) => MValue): MValue {
  if (step.kind === 'InvokeExpression') {
    return (of as MFunction)(...step.content.elements.map((element) => value(element.node as Node)))
  }
  const place = step.kind === 'ItemAccessExpression' ? (value(step.content) as number) : fieldOf(step)
  if (typeof of !== 'object' || of === null || !Object.hasOwn(of, place)) {
    throw new MError(`The field ${place} was not found.`)
  }
  return (of as MRecord)[place] ?? null
}

function fieldOf(step: Node): string {
  if (step.kind !== 'FieldSelector') throw unknown(step)
  return nameOf(step.content.literal)
}

function literal({ literal: written, literalKind }: Language.Ast.LiteralExpression): MValue {
  if (literalKind === 'Null') return null
  if (literalKind === 'Logical') return written === 'true'
  return literalKind === 'Numeric' ? Number(written) : written.slice(1, -1).replaceAll('""', '"')
}

/** Null with anything is null. */
function arithmetic(operator: string, left: MValue, right: MValue): MValue {
  if (left === null || right === null) return null
  if (operator === '/') return Number(left) / Number(right)
  if (operator !== '&') throw new Error(`M is not evaluated here: ${operator}`)
  return Array.isArray(left) ? [...left, ...(right as MValue[])] : `${left}${right}`
}
