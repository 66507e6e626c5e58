// The rows of a variance sheet: lines below one another by measure and group, each group's total after its lines, and the
// total of all lines of a dimension and measure after its groups. Measures and dimensions are never added to one another.
import type {
  ApiComparison,
  ApiVarianceRow,
  ApiVarianceTotal,
  VarianceAnswer,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import { DIMENSION_NAMES } from '../../../shared/contract/budget/dimensions.ts'
import { dollarsOf, NOTHING } from '../cells.ts'
import type { WantedRow } from '../make-document.ts'
import { recordText } from '../record-text.ts'
import type { CellContent } from '../report-document.ts'
import { ADDED, addedIds, partIds } from './columns.ts'
import {
  BESIDE,
  besideOf,
  COUNTED_BESIDE,
  COUNTED_GAPS,
  type Favourable,
  GAPS,
  gapsOf,
  judgementOf,
  KNOWN,
  knownBeside,
  knownOf,
  lessOf,
  outlookLess,
  PERCENT,
  sumOf,
  sumOfAll,
  varianceOf,
  wordsFor,
  YEAR_GAPS,
} from './formulas.ts'
import { lineKey, totalKeys } from './keys.ts'
import { openMonth } from './open-month.ts'
import { lineRemark, totalRemark } from './remarks.ts'

type Cells = Record<string, CellContent>

export function varianceRowsOf(answer: VarianceAnswer): WantedRow[] {
  const keyOf = totalKeys()
  const measures = new Map(answer.measures.map((measure) => [measure.id, measure]))
  const together = Map.groupBy(answer.rows, ({ dimension, measure }) => `${dimension}:${measure}`)
  return [...together.values()].flatMap((lines) => {
    const [first] = lines
    if (first === undefined) return []
    const ofMeasure = measures.get(first.measure)
    const words: Words = {
      parts: answer.parts,
      measure: ofMeasure?.label ?? first.measure,
      favourable: ofMeasure?.favourable ?? 'neither',
      open: openMonth(answer),
    }
    const all = keyOf(first, null)
    const totals = answer.totals.filter(
      ({ dimension, measure }) => dimension === first.dimension && measure === first.measure,
    )
    const groups = [...Map.groupBy(lines, ({ group }) => group)]
    return [
      ...groups.flatMap(([group, some]) => {
        const total = totals.find((each) => each.group === group)
        if (group === null || total === undefined)
          return some.map((line) => lineRow(line, words, { group: null, all }))
        const key = keyOf(first, group)
        return [
          ...some.map((line) => lineRow(line, words, { group: key, all })),
          totalRow(total, words, { key, addsTo: [all], lines: some }),
        ]
      }),
      ...totals
        .filter(({ group }) => group === null)
        .map((total) => totalRow(total, words, { key: all, addsTo: [], lines })),
    ]
  })
}

interface Words {
  readonly parts: readonly string[]
  /** As people call it. */
  readonly measure: string
  readonly favourable: Favourable
  /** Null where no month is. */
  readonly open: string | null
}

function lineRow(
  row: ApiVarianceRow,
  words: Words,
  { group, all }: { group: string | null; all: string },
): WantedRow {
  const { year_to_date: toDate, outlook, commentary } = row
  const { open } = words
  const budget = dollarsOf(row.budget.cents)
  return {
    key: lineKey(row),
    tenantId: row.dimension === 'tenant' ? row.member : null,
    name: `${row.label}, ${words.measure}`,
    addsTo: group === null ? [all] : [group, all],
    cells: {
      ...shared(row, words),
      group: row.group ?? NOTHING,
      member: row.label,
      owner: row.owners.join('; '),
      budget,
      budget_on_record: budget,
      actual: dollarsOf(row.actual.cents),
      prior: dollarsOf(row.prior.cents),
      ...toDateOf(toDate, dollarsOf),
      year_budget: dollarsOf(row.full_year_budget.cents),
      outlook: dollarsOf(outlook?.point_cents ?? null),
      outlook_low: outlook === null ? NOTHING : dollarsOf(outlook.low_cents),
      outlook_high: outlook === null ? NOTHING : dollarsOf(outlook.high_cents),
      outlook_variance: outlookLess(row.outlook_variance?.cents ?? null),
      asked: commentary.why,
      ...partsOf(words.parts, (part, index) => ({
        [part.budget]: dollarsOf(row.parts?.budget_cents[index] ?? null),
        [part.actual]: dollarsOf(row.parts?.actual_cents[index] ?? null),
      })),
      adds_to_group: group ?? NOTHING,
      adds_to_all: all,
      on_record: recordOf(row, words.parts),
      remarks: lineRemark(row, open),
    },
  }
}

interface TotalPlace {
  readonly key: string
  readonly addsTo: readonly string[]
  /** Those that it is the total of. */
  readonly lines: readonly ApiVarianceRow[]
}

function totalRow(total: ApiVarianceTotal, words: Words, { key, addsTo, lines }: TotalPlace): WantedRow {
  const { dimension, group, year_to_date: toDate } = total
  const member = group === null ? `All lines by ${DIMENSION_NAMES[dimension]}` : `${group}: all lines`
  const sum = (id: string, cents: number | null = null) => sumOf(id, cents)
  return {
    key,
    tenantId: null,
    name: `${member}, ${words.measure}`,
    addsTo,
    cells: {
      ...shared(total, words),
      group: group ?? NOTHING,
      member,
      owner: NOTHING,
      ...Object.fromEntries(ADDED.map((id) => [id, sum(id)])),
      budget: sum('budget', total.budget.cents),
      budget_on_record: NOTHING,
      actual: sum('actual', total.actual.cents),
      prior: sum('prior', total.prior.cents),
      ytd_budget: sum('ytd_budget', toDate.budget.cents),
      ytd_actual: sum('ytd_actual', toDate.actual.cents),
      year_budget: sum('year_budget', total.full_year_budget.cents),
      outlook: sumOfAll('outlook', total.outlook?.cents ?? null),
      outlook_low: NOTHING,
      outlook_high: NOTHING,
      outlook_variance: outlookLess(total.outlook_variance?.cents ?? null),
      asked: total.commentary.why,
      ...partsOf(words.parts, (part, index) => ({
        [part.budget]: sum(part.budget, total.parts?.budget_cents[index] ?? null),
        [part.actual]: sum(part.actual, total.parts?.actual_cents[index] ?? null),
      })),
      adds_to_group: NOTHING,
      adds_to_all: NOTHING,
      on_record: NOTHING,
      remarks: totalRemark(total, lines, words.open),
    },
  }
}

/** Months of the year that its budget lacks; without a budget there is none to lack them. */
function yearGaps(row: ApiVarianceRow | ApiVarianceTotal): string {
  return row.full_year_budget.cents === null ? NOTHING : row.full_year_months_without_line.join(', ')
}

/** What lines and totals have alike: their words, and every formula but the sums. */
function shared(row: ApiVarianceRow | ApiVarianceTotal, { parts, measure, favourable }: Words): Cells {
  const { variance, change_from_prior: change, year_to_date: toDate } = row
  return {
    dimension: DIMENSION_NAMES[row.dimension],
    measure,
    variance: varianceOf('actual', 'budget', variance.cents),
    percent: PERCENT,
    judgement: judgementOf(row, favourable),
    ...wordsFor(row, favourable),
    [YEAR_GAPS]: yearGaps(row),
    change: lessOf('actual', 'prior', { whole: ['actual', 'prior'], cents: change.cents }),
    ytd_variance: varianceOf('ytd_actual', 'ytd_budget', toDate.variance.cents),
    commentary: NOTHING,
    ...partsOf(parts, (part, index) => ({
      [part.variance]: varianceOf(part.actual, part.budget, row.parts?.variance_cents[index] ?? null),
    })),
    ...Object.fromEntries(addedIds(parts).map((id) => [`${KNOWN}${id}`, knownOf(id)])),
    [`${KNOWN}actual`]: knownBeside('actual', 'budget'),
    [`${KNOWN}ytd_actual`]: knownBeside('ytd_actual', 'ytd_budget'),
    ...partsOf(parts, (part) => ({ [`${KNOWN}${part.actual}`]: knownBeside(part.actual, part.budget) })),
    ...Object.fromEntries(COUNTED_GAPS.map((id) => [`${GAPS}${id}`, gapsOf(id)])),
    ...Object.fromEntries(COUNTED_BESIDE.map((id) => [`${BESIDE}${id}`, besideOf(id)])),
  }
}

/** In the order of the columns that are on record. */
const recordOf = (row: ApiVarianceRow, parts: readonly string[]): string =>
  recordText([
    row.budget.cents,
    row.year_to_date.budget.cents,
    row.full_year_budget.cents,
    ...parts.map((_, index) => row.parts?.budget_cents[index] ?? null),
  ])

function toDateOf({ budget, actual }: ApiComparison, cell: (cents: number | null) => CellContent): Cells {
  return { ytd_budget: cell(budget.cents), ytd_actual: cell(actual.cents) }
}

function partsOf(
  parts: readonly string[],
  cells: (ids: ReturnType<typeof partIds>, index: number) => Cells,
): Cells {
  return Object.assign({}, ...parts.map((part, index) => cells(partIds(part), index)))
}
