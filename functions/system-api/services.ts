// What the system API works with, beside what the figures API has.
import { type ApiServices, apiServices } from '../figures-api/services.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import type { SystemConfiguration } from './configuration.ts'

export interface SystemServices extends ApiServices {
  readonly configuration: SystemConfiguration
}

/** @param clock epoch milliseconds */
export function systemServices(
  configuration: SystemConfiguration,
  table: FiguresTable,
  clock: () => number,
): SystemServices {
  return { ...apiServices(configuration, table, clock), configuration }
}
