// What the planning API works with, beside what the figures API has: budget books, and archives of inputs.
import { type ApiServices, apiServices } from '../figures-api/services.ts'
import type { ArchiveObjects } from '../stores/archive/archive-objects.ts'
import { type BookStore, bookStore } from '../stores/budgets/book-store.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { keptMemberNames, type MemberNames } from './budgets/member-names.ts'
import type { PlanningConfiguration } from './configuration.ts'

export interface PlanningServices extends ApiServices {
  readonly configuration: PlanningConfiguration
  readonly books: BookStore
  readonly archives: ArchiveObjects
  readonly memberNames: MemberNames
}

/** @param clock epoch milliseconds */
export function planningServices(
  configuration: PlanningConfiguration,
  table: FiguresTable,
  archives: ArchiveObjects,
  clock: () => number,
): PlanningServices {
  return {
    ...apiServices(configuration, table, clock),
    configuration,
    books: bookStore(table, clock),
    archives,
    memberNames: keptMemberNames(),
  }
}
