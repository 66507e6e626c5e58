// What one run computes, with the time passed in.
import type { VendorOf } from '../allocation/derive-tenant.ts'
import type { HistoricStatuses } from '../archive/historic-statuses.ts'
import type { Method, Policies } from '../contract/request.ts'
import type { Period } from '../periods/period.ts'

export interface RunRequest {
  readonly period: Period
  readonly asOfMs: number
  /** When the rows were read; decides whether statuses are still those of the period. */
  readonly readAtMs: number
  /** Where the statuses come from when they were not read with the rows: the month's archive. */
  readonly statuses?: HistoricStatuses | undefined
  readonly method: Method
  readonly policies: Policies
  readonly vendorOf: VendorOf
}
