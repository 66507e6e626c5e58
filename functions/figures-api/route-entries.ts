// The addresses of operations, straight from the contract. Apart from the figures API's own operations, which the planning
// API does not load.
import type { Operation } from '../../shared/access/may-call.ts'
import { CONTRACT } from '../../shared/contract/api/operations.ts'
import type { Route } from './perform.ts'

export interface RouteEntry {
  readonly method: 'GET' | 'POST' | 'HEAD'
  readonly path: string
  readonly handler: Route
}

/** At the addresses of the contract. */
export function entriesOf(operations: Readonly<Partial<Record<Operation, Route>>>): RouteEntry[] {
  return Object.entries(operations).flatMap(([name, handler]) => {
    const { method, path } = CONTRACT[name as Operation]
    return alsoHead({ method, path, handler })
  })
}

/** HEAD is GET without the body, which the gateway leaves out. */
export function alsoHead(entry: RouteEntry): RouteEntry[] {
  return entry.method === 'GET' ? [entry, { ...entry, method: 'HEAD' }] : [entry]
}
