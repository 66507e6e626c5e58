// Actuals by member, measure and month, from the runs of those months and through the fence: the cents that the figures API
// answers. A month without a run is missing with its reason, and never 0.
import pMap from 'p-map'
import {
  type ActualRow,
  addedTenants,
  amountOfRow,
  amountWithoutRow,
  planOf,
  platformAmount,
  poolAmount,
  vendorAmount,
} from '../../../shared/budgets/actual-amounts.ts'
import { noAmount } from '../../../shared/budgets/amounts.ts'
import type { Subject } from '../../../shared/budgets/budget-of.ts'
import type { Dimension } from '../../../shared/contract/budget/line.ts'
import type { Amount } from '../../../shared/contract/budget/variance.ts'
import type { VendorCost } from '../../../shared/figures/vendor-costs.ts'
import { missingReason, type NullReason } from '../../../shared/inputs/missing-sources.ts'
import { type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import type { RunView } from '../../figures-api/reading/run-view.ts'
import { NotPublishedError } from '../../runtime/errors.ts'
import { rowsOf, vendorCostsOf } from './kept-rows.ts'
import type { OpenedMonths } from './open-actuals.ts'

/** What of the months is read: it is what costs time. */
export interface Needed {
  readonly tenants: ReadonlySet<string> | 'all'
  readonly vendors: boolean
}

export interface ActualMonth {
  readonly view: RunView
  readonly rows: ReadonlyMap<string, ActualRow>
  /** Tenants by plan, by its name in small letters. */
  readonly plans: ReadonlyMap<string, readonly ActualRow[]>
  /** Why the run does not know who is on which plan; null where it does. */
  readonly plansUnknown: NullReason | null
  /** Null for who does not see the whole platform, and where it was not needed. */
  readonly vendors: readonly VendorCost[] | null
}

export interface Actuals {
  /** Oldest first. */
  readonly months: ReadonlyMap<string, ActualMonth>
  amountOf(subject: Subject, period: string): Amount
  /** Of the whole platform; of other measures than cost, revenue and profit, of all its tenants together. */
  ofPlatform(measure: Measure, period: string): Amount
  /** The first of the months in which there is anything of the member; null for one that is in none. */
  firstMonthOf(subject: Pick<Subject, 'dimension' | 'member'>): string | null
  /** Of its newest row; null where it has none. */
  newestRow(tenantId: string): ActualRow | null
}

const MONTHS_AT_ONCE = 3

export async function readActuals(opened: OpenedMonths, needed: Needed, table: object): Promise<Actuals> {
  const reasons = new Map(opened.reasons)
  const read = await pMap(
    opened.views,
    async ([period, view]): Promise<[string, ActualMonth][]> => {
      try {
        return [[period, await readMonth(view, needed, table)]]
      } catch (error) {
        if (!(error instanceof NotPublishedError)) throw error
        reasons.set(period, { code: error.reason, message: 'Part of the run of this month has expired.' })
        return []
      }
    },
    // The derivations of a month are its bulk: one after the other.
    { concurrency: needed.vendors ? 1 : MONTHS_AT_ONCE },
  )
  return actualsIn(new Map(read.flat().sort(([one], [other]) => (one < other ? -1 : 1))), reasons)
}

/** Of the newest of the months that has a run; 0 where none has. */
export async function tenantsIn({ views }: OpenedMonths): Promise<number> {
  const newest = [...views.values()].at(-1)
  return (await newest?.tenants())?.length ?? 0
}

async function readMonth(view: RunView, { tenants, vendors }: Needed, table: object): Promise<ActualMonth> {
  const rows = await rowsOf(view, tenants, table)
  const withPlan = [...rows.values()].filter(({ planNames }) => planNames.length > 0)
  return {
    view,
    rows,
    plans:
      tenants === 'all' ? Map.groupBy(withPlan, (row) => (planOf(row) as string).toLowerCase()) : new Map(),
    plansUnknown: missingReason(new Set(view.approximation.missingSources), ...SOURCES_OF_PLANS),
    vendors: vendors ? await vendorCostsOf(view, table) : null,
  }
}

/** Without one of them nobody is on a plan as far as the run knows, which is not that nobody was. */
const SOURCES_OF_PLANS = [
  'tenants.id',
  'subscriptions.tenant_id',
  'subscriptions.status',
  'subscriptions.plan_id',
  'plans.id',
  'plans.name',
]

const NOT_READ: NullReason = { code: 'not_published', message: 'No run of this month was read.' }
const NO_COST_CENTRES: NullReason = {
  code: 'no_cost_centre_figures',
  message: 'No figure is kept by cost centre: such a line has a budget and no actual.',
}
const NOT_SEEN: NullReason = {
  code: 'platform_not_seen',
  message: 'Actuals of plans, vendors and kinds of resources are for roles that see the whole platform.',
}

function notFound(dimension: Dimension): NullReason {
  return {
    code: `${dimension}_not_found`,
    message: `No ${dimension} of this name is in the runs of these months.`,
  }
}

function actualsIn(
  months: ReadonlyMap<string, ActualMonth>,
  reasons: ReadonlyMap<string, NullReason>,
): Actuals {
  const firstMonths = new Map<string, string | null>()
  const firstMonthOf: Actuals['firstMonthOf'] = ({ dimension, member }) => {
    const name = member.toLowerCase()
    const key = `${dimension}/${name}`
    const known = firstMonths.get(key)
    if (known !== undefined) return known
    const first = [...months].find(([, month]) => isIn(month, dimension, name))?.[0] ?? null
    firstMonths.set(key, first)
    return first
  }
  const sums = new Map<string, Amount>()
  const once = (key: string, compute: () => Amount): Amount => {
    const known = sums.get(key) ?? compute()
    sums.set(key, known)
    return known
  }
  const amountOf: Actuals['amountOf'] = (subject, period) => {
    const { dimension, member } = subject
    if (dimension === 'cost_centre') return noAmount(NO_COST_CENTRES)
    const month = months.get(period)
    if (month === undefined) return noAmount(reasons.get(period) ?? NOT_READ)
    const measure = measureById(subject.measure) as Measure
    if (dimension === 'tenant') return tenantAmount(month, member.toLowerCase(), measure)
    const { pools } = month.view
    if (pools === null) return noAmount(NOT_SEEN)
    const name = member.toLowerCase()
    if (dimension === 'resource_type') return poolAmount(pools, name)
    if (dimension === 'plan' && month.plansUnknown !== null) return noAmount(month.plansUnknown)
    if (firstMonthOf(subject) === null) return noAmount(notFound(dimension))
    return once(`${dimension}/${measure.id}/${period}/${name}`, () =>
      dimension === 'plan'
        ? addedTenants(month.plans.get(name) ?? [], measure)
        : vendorAmount(month.vendors ?? [], pools, name, measure),
    )
  }
  return {
    months,
    amountOf,
    firstMonthOf,
    ofPlatform: (measure, period) => {
      const month = months.get(period)
      if (month === undefined) return noAmount(reasons.get(period) ?? NOT_READ)
      const { pools, revenue } = month.view
      if (pools === null) return noAmount(NOT_SEEN)
      return (
        platformAmount(pools, revenue?.sourceCents ?? null, measure) ??
        once(`platform/${measure.id}/${period}`, () => addedTenants([...month.rows.values()], measure))
      )
    },
    newestRow: (tenantId) =>
      [...months.values()].findLast(({ rows }) => rows.has(tenantId))?.rows.get(tenantId) ?? null,
  }
}

/**
 * A tenant is asked about that a line was accepted for, or that is in a run: in a month without its row it costs nothing,
 * whichever other months are read beside it.
 */
function tenantAmount({ rows, view }: ActualMonth, tenantId: string, measure: Measure): Amount {
  const row = rows.get(tenantId)
  return row === undefined ? amountWithoutRow(view.withoutRow, measure) : amountOfRow(row, measure)
}

function isIn({ rows, plans, vendors, view }: ActualMonth, dimension: Dimension, name: string): boolean {
  if (dimension === 'tenant') return rows.has(name)
  if (dimension === 'plan') return plans.has(name)
  if (dimension === 'vendor') return vendors?.some(({ vendor }) => vendor?.toLowerCase() === name) ?? false
  return view.pools !== null
}
