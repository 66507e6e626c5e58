// Which address leads to which operation of the executive API, straight from the contract.
import type { SystemOperation } from '../../shared/access/may-call.ts'
import { perform, type Route } from '../figures-api/perform.ts'
import { entriesOf, type RouteEntry } from '../figures-api/route-entries.ts'
import { listKpis } from './operations/list-kpis.ts'
import type { SystemServices } from './services.ts'

export function systemRoutes(services: () => SystemServices): RouteEntry[] {
  const operations: Readonly<Record<SystemOperation, Route>> = {
    listKpis: perform('listKpis', listKpis, services),
  }
  return entriesOf(operations)
}
