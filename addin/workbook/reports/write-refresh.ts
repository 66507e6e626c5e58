// Writes a planned refresh: what Excel may refuse comes first, so that nothing else is done when it does. Filters are taken
// off meanwhile and put back, since Excel puts values that are written to filtered rows into the wrong ones, and refuses
// to delete them: https://github.com/OfficeDev/office-js/issues/224 and /994
import { DeskFailure } from '../../desk/desk.ts'
import { putRecord } from '../records.ts'
import { placeAfter } from './added-rows.ts'
import { chunksOf } from './chunks.ts'
import { type Entry, entryOf } from './entries.ts'
import { aboutRange, type FoundReport } from './find-reports.ts'
import type { AboutThen } from './overwritten-about.ts'
import type { RefreshPlan } from './plan-refresh.ts'
import type { ReportInSheet } from './read-report.ts'
import { REPORT_RECORDS } from './report-record.ts'
import { rowMarks } from './row-marks.ts'

export const IN_PROGRESS = 'Refresh in progress: figures of two runs may stand here.'

type Work = (context: Excel.RequestContext) => void

/**
 * Queues everything; all but the last part of a large one is sent.
 *
 * @returns what tells, after the next sync, what the title and the plain rows said when they were written
 */
export async function writeRefresh(
  context: Excel.RequestContext,
  report: FoundReport,
  now: ReportInSheet,
  plan: RefreshPlan,
): Promise<() => AboutThen | null> {
  const filters = takeOffFilters(now)
  const parts = [...addRows(now, plan), ...writeAddedFormulas(now, plan), ...writeBlocks(now, plan)]
  const chunks = chunksOf(parts.map(({ entries }) => entries))
  const isLong = chunks.length > 1
  for (const [index, { from, count }] of chunks.entries()) {
    for (const { work } of parts.slice(from, from + count)) work(context)
    // After what Excel may refuse, so that it does not stand there in vain.
    if (isLong && index === 0) sayStatus(context, report, `${IN_PROGRESS} ${statusOf(now)}`.trim())
    if (index < chunks.length - 1) await context.sync()
  }
  if (isLong || saysInProgress(now)) sayStatus(context, report, statusOf(now))
  const aboutThen = writeAround(context, report, now, plan)
  for (const { place, criteria } of filters) columnAt(now, place).filter.apply(criteria)
  putRecord(context, REPORT_RECORDS, plan.record, report.id)
  return aboutThen
}

/** Also left behind by a refresh that broke off. */
export const saysInProgress = ({ about }: ReportInSheet): boolean =>
  String(about?.at(-1)?.[0] ?? '').startsWith(IN_PROGRESS)

const statusOf = ({ about }: ReportInSheet): string =>
  String(about?.at(-1)?.[0] ?? '')
    .replace(IN_PROGRESS, '')
    .trim()

/** In the row between the plain rows and the table. */
function sayStatus(context: Excel.RequestContext, { hasAbout, id }: FoundReport, status: string): void {
  if (hasAbout) aboutRange(context, id).getLastRow().getCell(0, 0).values = [[entryOf(status)]]
}

interface Part {
  readonly entries: readonly unknown[]
  readonly work: Work
}

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

function writeAround(
  context: Excel.RequestContext,
  report: FoundReport,
  now: ReportInSheet,
  plan: RefreshPlan,
): () => AboutThen | null {
  if (plan.totals.size > 0) {
    const totals = now.table.getTotalRowRange()
    for (const [place, entry] of plan.totals) totals.getCell(0, place).formulas = [[entry]]
  }
  if (plan.headerNote !== null) now.headerNote?.write(plan.headerNote)
  if (plan.totalNote !== null) now.totalNote?.write(plan.totalNote)
  if (!report.hasAbout || plan.about.length === 0) return () => null
  const then = aboutRange(context, report.id)
  then.load('values,formulas')
  const about = aboutRange(context, report.id)
  for (const { row, column, entry } of plan.about) about.getCell(row, column).values = [[entry]]
  return () => then
}

/** @throws DeskFailure where the rows that went were others, since someone moved them meanwhile */
export async function deleteRows(
  context: Excel.RequestContext,
  report: FoundReport,
  now: ReportInSheet,
  plan: RefreshPlan,
  readAgain: () => Promise<ReportInSheet>,
): Promise<ReportInSheet> {
  const { gone, places, record } = plan
  const filters = takeOffFilters(now)
  const body = now.table.getDataBodyRange()
  const keyPlace = places.get(record.keyColumn) ?? 0
  const isAll = gone.length === now.rows.length
  const going = blocksOf(isAll ? gone.slice(1) : gone).map(({ from, count }) => {
    const keys = body.getCell(from, keyPlace).getResizedRange(count - 1, 0)
    keys.load('values')
    return { from, count, keys }
  })
  for (const { from, count } of going.toReversed())
    now.table
      .getDataBodyRange()
      .getRow(from)
      .getResizedRange(count - 1, 0)
      .delete('Up')
  // A table keeps one row.
  if (isAll) now.table.getDataBodyRange().getRow(0).clear('Contents')
  for (const { place, criteria } of filters) columnAt(now, place).filter.apply(criteria)
  putRecord(context, REPORT_RECORDS, { ...record, rowMarks: rowMarks(plan.keys) }, report.id)
  const after = await readAgain()
  for (const { from, keys } of going)
    for (const [index, [key]] of keys.values.entries())
      if (key !== now.rows[from + index]?.[keyPlace])
        throw new DeskFailure(
          `Someone else changed “${record.title}” while rows that are no longer in it were taken out, and other rows went instead. Undo (Ctrl+Z) brings them back; then refresh again.`,
        )
  return after
}

function blocksOf(indexes: readonly number[]): { from: number; count: number }[] {
  const blocks: { from: number; count: number }[] = []
  for (const index of indexes) {
    const last = blocks.at(-1)
    if (last !== undefined && last.from + last.count === index) last.count += 1
    else blocks.push({ from: index, count: 1 })
  }
  return blocks
}

/** After a refusal, in a context of its own: the one that failed takes nothing more. Best effort. */
export async function putFiltersBack({ tableId }: FoundReport, { columns }: ReportInSheet): Promise<void> {
  const filtered = columns.filter(({ filter }) => filter !== null)
  if (filtered.length === 0) return
  await Excel.run(async (context) => {
    const inTable = context.workbook.tables.getItem(tableId).columns
    for (const { id, filter } of filtered) if (filter !== null) inTable.getItem(id).filter.apply(filter)
    await context.sync()
  }).catch(() => undefined)
}

function takeOffFilters(now: ReportInSheet): { place: number; criteria: Excel.FilterCriteria }[] {
  const filters = now.columns.flatMap(({ filter }, place) =>
    filter === null ? [] : [{ place, criteria: filter }],
  )
  if (filters.length > 0) now.table.clearFilters()
  return filters
}

const columnAt = ({ table }: ReportInSheet, place: number): Excel.TableColumn =>
  table.columns.getItemAt(place)
