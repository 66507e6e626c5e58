// Every value of a query, as a parameter of the SQL statement: no text of a caller becomes part of it.
import { PostHogRefusal, unsupported } from '../refusal.ts'
import type { Fragment } from './fragment.ts'
import { having, type Node } from './syntax-tree.ts'

export class Bindings {
  readonly parameters: unknown[] = []
  readonly #values: Readonly<Record<string, unknown>>

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values
  }

  /** The value that a Constant or Placeholder node stands for. @throws PostHogRefusal for a placeholder without one */
  valueOf(node: Node): unknown {
    if (node.node === 'Constant') return having(node, 'value').value
    const { chain } = having(having(node, 'expr').expr as Node, 'chain')
    const name = Array.isArray(chain) && chain.length === 1 ? String(chain[0]) : ''
    if (Object.hasOwn(this.#values, name)) return this.#values[name]
    throw new PostHogRefusal(400, 'invalid_input', `Unresolved placeholder: {${name}}`)
  }

  bind(value: unknown): Fragment {
    if (typeof value === 'string') return this.#parameter(value, 'text', 'String')
    if (Number.isSafeInteger(value)) return this.#parameter(value, 'bigint', 'Int64')
    if (typeof value === 'number') return this.#parameter(value, 'float8', 'Float64')
    throw unsupported('a value that is neither text nor a number')
  }

  #parameter(value: unknown, cast: string, type: Fragment['type']): Fragment {
    this.parameters.push(value)
    return { sql: `($${this.parameters.length}::${cast})`, type }
  }
}
