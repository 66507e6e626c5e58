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
import type { CellContent } from '../report-document.ts'
import { ADDED, addedIds, partIds } from './columns.ts'
import {
  type Favourable,
  judgementOf,
  KNOWN,
  knownOf,
  type Level,
  lessOf,
  PERCENT,
  sumOf,
  totalLess,
} from './formulas.ts'
import { lineKey, totalKeys } from './keys.ts'
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
          totalRow(total, words, { key, addsTo: [all], level: 'adds_to_group' }),
        ]
      }),
      ...totals
        .filter(({ group }) => group === null)
        .map((total) => totalRow(total, words, { key: all, addsTo: [], level: 'adds_to_all' })),
    ]
  })
}

interface Words {
  readonly parts: readonly string[]
  /** As people call it. */
  readonly measure: string
  readonly favourable: Favourable
}

function lineRow(
  row: ApiVarianceRow,
  words: Words,
  { group, all }: { group: string | null; all: string },
): WantedRow {
  const { year_to_date: toDate, outlook, commentary } = row
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
      variance: lessOf('actual', 'budget', row.variance.cents),
      prior: dollarsOf(row.prior.cents),
      change: lessOf('actual', 'prior', row.change_from_prior.cents),
      ...toDateOf(toDate, dollarsOf),
      ytd_variance: lessOf('ytd_actual', 'ytd_budget', toDate.variance.cents),
      year_budget: dollarsOf(row.full_year_budget.cents),
      outlook: outlook === null ? NOTHING : dollarsOf(outlook.point_cents),
      outlook_low: outlook === null ? NOTHING : dollarsOf(outlook.low_cents),
      outlook_high: outlook === null ? NOTHING : dollarsOf(outlook.high_cents),
      outlook_variance:
        outlook === null ? NOTHING : lessOf('outlook', 'year_budget', row.outlook_variance?.cents ?? null),
      asked: commentary.why,
      ...partsOf(words.parts, (part, index) => ({
        [part.budget]: dollarsOf(row.parts?.budget_cents[index] ?? null),
        [part.actual]: dollarsOf(row.parts?.actual_cents[index] ?? null),
        [part.variance]: lessOf(part.actual, part.budget, row.parts?.variance_cents[index] ?? null),
      })),
      adds_to_group: group ?? NOTHING,
      adds_to_all: all,
      ...Object.fromEntries(addedIds(words.parts).map((id) => [`${KNOWN}${id}`, knownOf(id)])),
      remarks: lineRemark(row),
    },
  }
}

function totalRow(
  total: ApiVarianceTotal,
  words: Words,
  { key, addsTo, level }: { key: string; addsTo: readonly string[]; level: Level },
): WantedRow {
  const { dimension, group, year_to_date: toDate } = total
  const member = group === null ? `All lines by ${DIMENSION_NAMES[dimension]}` : `${group}: all lines`
  const less = (amount: string, from: string, whole: readonly string[], cents: number | null) =>
    totalLess(amount, from, { level, whole, cents })
  const sum = (id: string, cents: number | null = null) => sumOf(id, level, cents)
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
      variance: less('actual', 'budget', ['actual'], total.variance.cents),
      prior: sum('prior', total.prior.cents),
      change: less('actual', 'prior', ['actual', 'prior'], total.change_from_prior.cents),
      ytd_budget: sum('ytd_budget', toDate.budget.cents),
      ytd_actual: sum('ytd_actual', toDate.actual.cents),
      ytd_variance: less('ytd_actual', 'ytd_budget', ['ytd_actual'], toDate.variance.cents),
      year_budget: sum('year_budget', total.full_year_budget.cents),
      outlook_low: NOTHING,
      outlook_high: NOTHING,
      outlook_variance: less('outlook', 'year_budget', ['outlook'], null),
      asked: total.commentary.why,
      ...partsOf(words.parts, (part, index) => ({
        [part.budget]: sum(part.budget, total.parts?.budget_cents[index] ?? null),
        [part.actual]: sum(part.actual, total.parts?.actual_cents[index] ?? null),
        [part.variance]: less(
          part.actual,
          part.budget,
          [part.actual],
          total.parts?.variance_cents[index] ?? null,
        ),
      })),
      adds_to_group: NOTHING,
      adds_to_all: NOTHING,
      ...Object.fromEntries(addedIds(words.parts).map((id) => [`${KNOWN}${id}`, NOTHING])),
      remarks: totalRemark(total),
    },
  }
}

function shared(row: ApiVarianceRow | ApiVarianceTotal, { measure, favourable }: Words): Cells {
  return {
    dimension: DIMENSION_NAMES[row.dimension],
    measure,
    percent: PERCENT,
    judgement: judgementOf(row, favourable),
    commentary: NOTHING,
  }
}

function toDateOf({ budget, actual }: ApiComparison, cell: (cents: number | null) => CellContent): Cells {
  return { ytd_budget: cell(budget.cents), ytd_actual: cell(actual.cents) }
}

function partsOf(
  parts: readonly string[],
  cells: (ids: ReturnType<typeof partIds>, index: number) => Cells,
): Cells {
  return Object.assign({}, ...parts.map((part, index) => cells(partIds(part), index)))
}
