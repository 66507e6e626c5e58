// The sheet with what the last refresh changed.
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { NewSheet, SheetCell } from '../../workbook/new-sheet.ts'
import type { Change, RefreshOutcome } from '../desk.ts'

const WIDTHS = [140, 320, 110, 110, 130]

export function changesSheet({
  formulas,
  reports,
  changes,
  moreChanges,
  problems,
}: RefreshOutcome): NewSheet {
  const head: SheetCell[][] = [
    ['Changed by the last refresh'],
    ...STATEMENTS.map((statement) => [statement]),
    [`${formulas} formulas and ${reports} reports were refreshed.`],
    ...problems.map((problem) => [problem]),
    [],
  ]
  const rows = [
    ...head,
    ['Cell', 'Figure', 'Before', 'After', 'Cause'],
    ...changes.map(rowOf),
    ...restOf(changes, moreChanges),
  ]
  const columnWidths = WIDTHS
  return { name: 'Changed by refresh', rows, boldRows: [0, head.length], numberFormats: {}, columnWidths }
}

/** A figure that was or is missing is said in words: a cell that shows an error would look like a fault of the list. */
function rowOf({ address, what, before, after, cause }: Change): SheetCell[] {
  return [address, what, before ?? 'no figure', after ?? 'no figure', cause]
}

function restOf(changes: readonly Change[], more: number): SheetCell[][] {
  if (changes.length === 0) return [['Nothing changed.']]
  return more === 0 ? [] : [[`And ${more} more, which are not listed.`]]
}
