// Why a line of a pasted table is taken for a total and not read; and which line is none, whatever it looks like.
import { DIMENSIONS } from '../../contract/budget/dimensions.ts'
import type { SkippedCells } from '../../contract/budget/pasted-table.ts'
import { isTotalRow } from './headings.ts'
import { cellText, NAMING, type Reading, textOf } from './reading.ts'
import { isTakenIn } from './total-rows.ts'

const BY_NAME = 'It adds up other lines, so it would count twice.'
const BY_SUM =
  'It names no member, and in every month it is the sum of the rows above it, so it is taken for a total.'
const LIKE_A_SUM =
  'In every month it is the sum of the rows above it. It is read as a line, since it has a name: where it is a total, name it Total, or it counts twice.'

/** A total by what it is called; one that names nothing, by what it comes to. */
export function whyTotal(reading: Reading, line: number): SkippedCells | null {
  const { view, mapping, totals, notes } = reading
  const naming = NAMING.flatMap((field) => mapping.columns[field] ?? [])
  const named = naming.find((column) => isTotalRow(view.text(line, column)))
  if (named !== undefined && !isKnownMember(reading, line)) {
    totals.endBlock()
    return { cell: view.address(line, named), given: view.text(line, named), why: BY_NAME, line }
  }
  if (mapping.layout === 'list') return null
  const taken = totals.taken(line)
  const place = naming.find((column) => view.text(line, column) !== '') ?? mapping.months[0]?.column ?? 1
  const cell = view.address(line, place)
  if (taken === 'total') return { cell, given: view.text(line, place), why: BY_SUM, line }
  if (taken === 'line like a sum' && cellText(reading, line, 'member') !== '')
    notes.push({ row: view.rowOf(line, place), cell, message: LIKE_A_SUM })
  return null
}

function isKnownMember(reading: Reading, line: number): boolean {
  const member = cellText(reading, line, 'member')
  return member !== '' && reading.isMember(textOf(reading, line, 'dimension').toLowerCase(), member)
}

/** As a person says; in a table that was written out of a budget, one that names its dimension and measure, whatever its member is called. */
export function isOwnLine(reading: Reading, line: number): boolean {
  const { isOurs, mapping } = reading
  if (isTakenIn(mapping, line)) return true
  if (!isOurs && mapping.columns.version === undefined) return false
  const named = (field: 'dimension' | 'measure') =>
    cellText(reading, line, field) || (isOurs ? (mapping.fixed[field] ?? '') : '')
  return DIMENSIONS.some((known) => known === named('dimension').toLowerCase()) && named('measure') !== ''
}
