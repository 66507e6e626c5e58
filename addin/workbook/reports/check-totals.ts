// Holds the totals of a sheet against what was published: they are Excel's sums of the rows that stand there.
import type { ReportDocument } from '../../reports/report-document.ts'

const CENTS = 100

/**
 * @param columns ids of the columns of the totals row, null for people's own
 * @param totals what the totals row shows, or null where there is none
 */
export function checkTotals(
  { columns, publishedTotalsCents }: ReportDocument,
  places: readonly (string | null)[],
  totals: readonly unknown[] | null,
): string[] {
  if (totals === null) return []
  return columns.flatMap(({ id, header }) => {
    const published = publishedTotalsCents[id]
    const shown = totals[places.indexOf(id)]
    if (published === undefined || typeof shown !== 'number') return []
    if (Math.round(shown * CENTS) === published) return []
    return [
      `The total of ${header} in the sheet is ${dollars(shown)}, and ${dollars(published / CENTS)} was published. Rows that were added, repeated or left out by hand make the difference.`,
    ]
  })
}

const dollars = (amount: number): string => amount.toFixed(2)
