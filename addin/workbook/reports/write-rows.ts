// Writes the rows of a planned refresh, in parts that fit into a request: rows that come, their formulas, then what changes.
import { placeAfter } from './added-rows.ts'
import { chunksOf } from './chunks.ts'
import type { Entry } from './entries.ts'
import type { RefreshPlan } from './plan-refresh.ts'
import type { ReportInSheet } from './report-in-sheet.ts'

interface Part {
  readonly entries: readonly unknown[]
  work(): void
}

/** In the order in which they are to be written. */
export const partsOfRows = (now: ReportInSheet, plan: RefreshPlan): Part[] => [
  ...addRows(now, plan),
  ...writeAddedFormulas(now, plan),
  ...writeBlocks(now, plan),
]

/** From the bottom, so that the places of those above still hold. */
function addRows({ table, rows }: ReportInSheet, { added }: RefreshPlan): Part[] {
  const places = [...Map.groupBy(added, ({ before }) => before)].toSorted(([one], [other]) => other - one)
  return places.flatMap(([before, some]) =>
    chunksOf(some.map(({ entries }) => entries))
      .toReversed()
      .flatMap(({ from, count }) => {
        if (count === 0) return []
        const values = some.slice(from, from + count).map(({ entries }) => entries) as Entry[][]
        // At the end Excel is asked for no place: it knows it best.
        const index = before >= rows.length ? undefined : before
        return [{ entries: values, work: () => void table.rows.add(index, values) }]
      }),
  )
}

/** Once all rows are there, since formulas name whole columns. */
function writeAddedFormulas({ table }: ReportInSheet, { added }: RefreshPlan): Part[] {
  return added.flatMap(({ before, formulas }, index) =>
    runsOf([...formulas.keys()].toSorted((a, b) => a - b)).map((places) => {
      const entries = [places.map((place) => formulas.get(place) ?? '')]
      const work = () => {
        const first = table.getDataBodyRange().getCell(before + index, places[0] ?? 0)
        first.getResizedRange(0, places.length - 1).formulasR1C1 = entries
      }
      return { entries, work }
    }),
  )
}

/** Places that stand side by side. */
function runsOf(places: readonly number[]): number[][] {
  return places.reduce<number[][]>((all, place) => {
    const last = all.at(-1)
    if (last !== undefined && last.at(-1) === place - 1) last.push(place)
    else all.push([place])
    return all
  }, [])
}

/** Columns that stand side by side are written together, from the first row that changes to the last one. */
function writeBlocks({ table }: ReportInSheet, { cells: planned, added }: RefreshPlan): Part[] {
  const cells = new Map([...planned].map(([index, row]) => [placeAfter(added, index), row]))
  const changed = [...new Set([...cells.values()].flatMap((row) => [...row.keys()]))].toSorted(
    (a, b) => a - b,
  )
  return runsOf(changed).flatMap((places) => {
    // From the top, as they were planned.
    const touched = [...cells].filter(([, row]) => places.some((place) => row.has(place)))
    const [first = 0] = touched[0] ?? []
    const [last = first] = touched.at(-1) ?? []
    const matrix = Array.from({ length: last + 1 - first }, (_, index) =>
      places.map((place) => cells.get(first + index)?.get(place) ?? null),
    )
    return chunksOf(matrix).map(({ from, count }) => {
      const values = matrix.slice(from, from + count)
      const work = () => {
        const range = table.getDataBodyRange().getCell(first + from, places[0] ?? 0)
        const block = range.getResizedRange(count - 1, places.length - 1)
        if (values.some((row) => row.some(isFormula))) block.formulasR1C1 = values
        else block.values = values
      }
      return { entries: values, work }
    })
  })
}

/** Texts from data never begin so: they have an apostrophe. */
const isFormula = (entry: Entry | null): boolean => typeof entry === 'string' && entry.startsWith('=')
