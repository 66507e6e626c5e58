// The columns of a budget sheet: what their headers are called, and which of them are submitted.
import type { Dimension } from '../../../shared/contract/budget/line.ts'
import type { TableField } from '../../../shared/contract/budget/pasted-table.ts'
import { dimensionCode, measureCode } from './line-names.ts'

export const HEADERS = {
  dimension: 'Dimension',
  label: 'Member',
  member: 'Member id',
  measure: 'Measure',
  owner: 'Owner',
  note: 'Note',
  year: 'Year',
  yours: 'Yours',
  revision: 'Revision read',
  about: 'About the lines',
} as const

export const BEFORE_MONTHS = [
  HEADERS.dimension,
  HEADERS.label,
  HEADERS.measure,
  HEADERS.owner,
  HEADERS.note,
] as const
/** Those that are printed, then those that are not. */
export const PRINTED_AFTER_MONTHS = [HEADERS.year, HEADERS.yours] as const
export const AFTER_MONTHS = [
  ...PRINTED_AFTER_MONTHS,
  HEADERS.member,
  HEADERS.revision,
  HEADERS.about,
] as const

/** What is read of each column when it is submitted. */
export const FIELD_OF_HEADER: ReadonlyMap<string, TableField> = new Map([
  [HEADERS.dimension, 'dimension'],
  [HEADERS.member, 'member'],
  [HEADERS.measure, 'measure'],
  [HEADERS.owner, 'owner'],
  [HEADERS.note, 'note'],
])

/** What the lines of a row have in common, by codes or labels alike; a name may hold any character, so it stands last. */
export function readKey(dimension: Dimension | string, measure: string, member: string): string {
  return [dimensionCode(dimension), measureCode(measure), member]
    .map((text) => text.trim().toLowerCase())
    .join('|')
}
