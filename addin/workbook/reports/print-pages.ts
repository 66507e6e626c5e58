// Which columns of a report stand on which page: as few pages beside one another as can be read, each of whole blocks such as
// months, and all as large as the widest allows. Excel ignores page breaks where pages are fitted, so that each is an area of
// its own.
import type { PrintedColumns, ReportColumn } from '../../reports/report-document.ts'
import { isHiddenColumn, pointsOf } from './column-points.ts'

/** Letter, which is narrower than A4, on its long side. */
const POINTS_OF_PAPER = 792
export const POINTS_OF_MARGIN = 18
/** Below it, letters of 11 points are hard to read. */
const LEAST_SCALE = 0.68

const MOST_POINTS = (POINTS_OF_PAPER - 2 * POINTS_OF_MARGIN) / LEAST_SCALE

/** Columns that follow one another. */
export interface PrintPage {
  readonly from: number
  readonly count: number
}

interface Block extends PrintPage {
  readonly points: number
}

/** @returns from the left; the first has the labels, which the others repeat */
export function printPages(
  columns: readonly ReportColumn[],
  { labels, blocks: wanted }: PrintedColumns,
): PrintPage[] {
  const shownPoints = (from: number, count: number) =>
    columns
      .slice(from, from + count)
      .reduce((sum, column) => sum + (isHiddenColumn(column) ? 0 : pointsOf(column)), 0)
  const ids = columns.map(({ id }) => id)
  const blocks = wanted.map((block): Block => {
    const from = ids.indexOf(block[0] ?? '')
    return { from, count: block.length, points: shownPoints(from, block.length) }
  })
  const pages = evenly(blocks, MOST_POINTS - shownPoints(0, labels))
  return pages.map(({ from, count }, index) =>
    index === 0 ? { from: 0, count: from + count } : { from, count },
  )
}

/** No more pages than it takes, the widest of them as narrow as can be. */
function evenly(blocks: readonly Block[], room: number): Block[] {
  const fewest = filled(blocks, room)
  const narrower = blocks
    .flatMap((_, from) => blocks.slice(from).map((__, more) => pointsIn(blocks.slice(from, from + more + 1))))
    .filter((points) => points < room)
    .toSorted((one, other) => one - other)
    .map((points) => filled(blocks, points))
  return narrower.find(({ length }) => length === fewest.length) ?? fewest
}

const pointsIn = (blocks: readonly Block[]): number => blocks.reduce((sum, { points }) => sum + points, 0)

/** A block that is wider than a page has one of its own. */
function filled(blocks: readonly Block[], room: number): Block[] {
  const pages: Block[] = []
  for (const block of blocks) {
    const last = pages.at(-1)
    const isNext = last !== undefined && last.from + last.count === block.from
    if (!isNext || last.points + block.points > room) pages.push(block)
    else pages[pages.length - 1] = together(last, block)
  }
  return pages
}

const together = (one: Block, next: Block): Block => ({
  from: one.from,
  count: one.count + next.count,
  points: one.points + next.points,
})
