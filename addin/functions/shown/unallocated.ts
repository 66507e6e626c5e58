// Cost that no tenant carries: beside the tenants, so that columns sum to the source, and resource by resource.
import type { FiguresPage } from '../../../shared/contract/api/answers/figures-page.ts'
import type { Bound, Measure } from '../../../shared/measures/catalogue.ts'
import { poolNotKnown, standsIn, unallocatedPools } from '../../shown/unallocated-pools.ts'
import { notAvailable } from '../cell-error.ts'
import { type Report, WHOLE_PLATFORM_ONLY } from '../reports.ts'
import { notesHeader } from './notes-header.ts'
import { type HostShows, shownFigure } from './shown-number.ts'
import type { ReportData, TableCell } from './spilled.ts'

type UnallocatedRow = NonNullable<FiguresPage['unallocated']>[number]

const NOTHING = ''

/** Unallocated cost of each pool in the column of its pool and in the total: then the columns sum to the source. */
export function unallocatedRows(
  measures: readonly Measure[],
  page: FiguresPage,
  shows: HostShows,
): TableCell[][] {
  return unallocatedPools(page).map(({ pool, cents, isAtLeast, remark }) => {
    const cell = centsCell(cents, poolNotKnown(pool), shows, isAtLeast ? 'at_least' : null)
    return [
      `Unallocated: ${pool}`,
      NOTHING,
      ...measures.map(({ id }) => (standsIn(id, pool) ? cell : NOTHING)),
      remark,
    ]
  })
}

/** Over a quarter or year a resource may have two rows of one reason: its known months, and those of unknown cost. */
export function unallocatedTable(
  { measures }: Report,
  { pages, meta }: ReportData,
  shows: HostShows,
): TableCell[][] {
  const { unallocated } = pages[0]
  if (unallocated === null) throw notAvailable(WHOLE_PLATFORM_ONLY)
  const unknown = new Set(unallocated.flatMap((row) => (row.amount_cents === null ? keyOf(row) : [])))
  const rows = unallocated.map((row) => {
    const { pool, reason, resource_id: resource, amount_cents: cents } = row
    const isPart = cents !== null && unknown.has(keyOf(row))
    const bound = isPart ? 'at_least' : null
    return [
      pool,
      reason.replaceAll('_', ' '),
      resource,
      centsCell(cents, 'The cost of this resource is unknown.', shows, bound),
      isPart ? 'At least: in other months its cost is unknown.' : NOTHING,
    ]
  })
  return [['Pool', 'Reason', 'Resource', 'Unallocated cost (USD)', notesHeader(meta, measures)], ...rows]
}

function keyOf({ pool, reason, resource_id: resource }: UnallocatedRow): string {
  return JSON.stringify([pool, reason, resource])
}

function centsCell(
  cents: number | null,
  why: string,
  shows: HostShows,
  bound: Bound | null = null,
): TableCell {
  if (cents === null) return notAvailable(why)
  return shownFigure({ value: cents, bound, staleSinceMs: null }, { unit: 'cents' }, shows)
}
