// The addresses of operations, straight from the contract. Apart from the figures API's own operations, which the planning
// API does not load.
import type { Operation } from '../../shared/access/may-call.ts'
import { CONTRACT, type OperationContract } from '../../shared/contract/api/operations.ts'
import type { Route } from './perform.ts'

export interface RouteEntry {
  readonly method: 'GET' | 'POST' | 'HEAD'
  readonly path: string
  readonly handler: Route
  readonly mediaTypes: readonly MediaType[]
}

/** All of it is UTF-8. */
export type MediaType = 'application/json' | 'text/csv' | 'text/html'

/** At the addresses of the contract. */
export function entriesOf(operations: Readonly<Partial<Record<Operation, Route>>>): RouteEntry[] {
  return Object.entries(operations).flatMap(([name, handler]) => {
    const { method, path, answer }: OperationContract = CONTRACT[name as Operation]
    return alsoHead({ method, path, handler, mediaTypes: mediaTypesOf(name as Operation, answer === null) })
  })
}

/** A list of figures answers as its file too, to whoever prefers one. */
function mediaTypesOf(operation: Operation, isFile: boolean): readonly MediaType[] {
  if (isFile) return ['text/csv']
  return operation === 'listFigures' ? ['application/json', 'text/csv'] : ['application/json']
}

/** HEAD is GET without the body, which the gateway leaves out. */
export function alsoHead(entry: RouteEntry): RouteEntry[] {
  return entry.method === 'GET' ? [entry, { ...entry, method: 'HEAD' }] : [entry]
}
