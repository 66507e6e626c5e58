// Reads a report from the API and makes its document: every page, with progress, until it is stopped. Where it fails, in a
// sentence, and nothing came of it.
import { isApiFailure, unavailable } from '../api/api-failure.ts'
import { askUntilStopped } from '../api/call-until.ts'
import type { ApiClient } from '../api/client.ts'
import { figuresPages, TENANTS_A_PAGE } from '../api/figures-pages.ts'
import type { PlanningClient } from '../api/planning-client.ts'
import { type Scheduler, systemScheduler } from '../api/scheduler.ts'
import type { Call } from '../api/send.ts'
import { DeskFailure, type Watch } from '../desk/desk.ts'
import type { Asked, FiguresAnswer } from './asked.ts'
import { costByResource } from './cost-by-resource.ts'
import { COST_BY_TENANT_MEASURES, costByTenant } from './cost-by-tenant.ts'
import { costByVendorAndPlan } from './cost-by-vendor-and-plan.ts'
import { DELIVERABILITY_MEASURES, deliverabilityRisk } from './deliverability-risk.ts'
import { kpis } from './kpis.ts'
import { metaOfPages } from './meta-of-pages.ts'
import { PROFITABILITY_MEASURES, profitability } from './profitability.ts'
import type { PlanChoice, ReportDocument, ReportKind } from './report-document.ts'
import { titleOf } from './report-titles.ts'
import { savings } from './savings.ts'
import { variance } from './variance/variance.ts'

export interface ReportQuestion extends Asked {
  readonly kind: ReportKind
  /** Of a variance sheet; left out for every other kind. */
  readonly plan?: PlanChoice
}

export type ReportClient = Pick<
  ApiClient,
  'listFigures' | 'listResourceCosts' | 'listVendorCosts' | 'listOpportunities' | 'listKpis'
> &
  Pick<PlanningClient, 'listVariance'>

/** @throws DeskFailure with a sentence for people; the signal's reason when it is stopped */
export async function loadReport(
  client: ReportClient,
  question: ReportQuestion,
  watch: Watch,
  scheduler: Scheduler = systemScheduler,
): Promise<ReportDocument> {
  refuseUnanswerable(question)
  const within = <Answered>(ask: (call: Call) => Promise<Answered>) =>
    askUntilStopped(ask, watch.signal, scheduler)
  try {
    return await LOADERS[question.kind]({ client, watch, within }, question)
  } catch (error) {
    watch.signal.throwIfAborted()
    throw failed(question, sentenceOf(error))
  }
}

const OF_SUMMARIES: readonly ReportKind[] = ['savings', 'kpis']
const YEAR = /^\d{4}$/

/** What no strategic summary answers, in words for whoever chose it. */
function refuseUnanswerable({ kind, period, knownAt }: ReportQuestion): void {
  if (!OF_SUMMARIES.includes(kind)) return
  if (YEAR.test(period)) {
    throw failed(
      { kind, period },
      'It is of a month or a quarter: instead of a year, choose one of its quarters.',
    )
  }
  if (knownAt === 'closed' || knownAt === 'restated') {
    throw failed(
      { kind, period },
      'Strategic summaries are not closed or restated: pin the workbook to an instant, or unpin it.',
    )
  }
}

function failed({ kind, period }: Pick<ReportQuestion, 'kind' | 'period'>, sentence: string): DeskFailure {
  return new DeskFailure(`${titleOf(kind, period)}: ${sentence}`)
}

interface Loading {
  readonly client: ReportClient
  readonly watch: Watch
  within<Answered>(ask: (call: Call) => Promise<Answered>): Promise<Answered>
}

type Loader = (loading: Loading, asked: ReportQuestion) => Promise<ReportDocument>

const LOADERS: Readonly<Record<ReportKind, Loader>> = {
  cost_by_tenant: byTenant(COST_BY_TENANT_MEASURES, costByTenant),
  profitability: byTenant(PROFITABILITY_MEASURES, profitability),
  deliverability_risk: byTenant(DELIVERABILITY_MEASURES, deliverabilityRisk),
  cost_by_resource: inOneAnswer(
    (client, question, call) => client.listResourceCosts(question, call),
    costByResource,
  ),
  cost_by_vendor_and_plan: inOneAnswer(
    (client, question, call) => client.listVendorCosts(question, call),
    costByVendorAndPlan,
  ),
  savings: inOneAnswer((client, question, call) => client.listOpportunities(question, call), savings),
  kpis: inOneAnswer((client, question, call) => client.listKpis(question, call), kpis),
  variance: async (loading, { plan = WHOLE_BUDGET, ...asked }) =>
    inOneAnswer(
      (client, question, call) => client.listVariance({ ...question, ...planQuestion(plan) }, call),
      (_, answer) => variance(asked, plan, answer),
    )(loading, asked),
}

const WHOLE_BUDGET: PlanChoice = {
  scenario: 'budget',
  parts: 'none',
  groupBy: 'owner',
  dimension: null,
  measure: null,
  unbudgeted: false,
}

function planQuestion({ scenario, parts, groupBy, dimension, measure, unbudgeted }: PlanChoice) {
  return {
    scenario,
    parts,
    groupBy,
    ...(dimension !== null && { dimension }),
    ...(measure !== null && { measure }),
    unbudgeted: unbudgeted ? ('true' as const) : ('false' as const),
  }
}

function byTenant(
  measure: string[],
  documentOf: (asked: Asked, answer: FiguresAnswer) => ReportDocument,
): Loader {
  return async ({ client, watch, within }, asked) => {
    const question = { ...questionOf(asked), measure, limit: TENANTS_A_PAGE }
    const pages: FiguresAnswer['pages'][number][] = []
    const metas: FiguresAnswer['meta'][] = []
    watch.progress({ what: READING, done: 0, total: null })
    const read = figuresPages((cursor) =>
      within((call) => client.listFigures({ ...question, ...cursor }, call)),
    )
    let tenants = 0
    for await (const { data, meta } of read) {
      pages.push(data)
      metas.push(meta)
      tenants += data.tenants.length
      watch.progress({ what: READING, done: tenants, total: data.tenant_count })
    }
    const [first, ...others] = pages
    const [meta, ...further] = metas
    if (first === undefined || meta === undefined || first.tenant_count !== tenants) throw INCOMPLETE
    return documentOf(asked, { pages: [first, ...others], meta: metaOfPages([meta, ...further]) })
  }
}

function inOneAnswer<Answered>(
  ask: (client: ReportClient, question: ReturnType<typeof questionOf>, call: Call) => Promise<Answered>,
  documentOf: (asked: Asked, answer: Answered) => ReportDocument,
): Loader {
  return async ({ client, watch, within }, asked) => {
    watch.progress({ what: READING, done: 0, total: 1 })
    const answer = await within((call) => ask(client, questionOf(asked), call))
    watch.progress({ what: READING, done: 1, total: 1 })
    return documentOf(asked, answer)
  }
}

const READING = 'Reading figures'

function questionOf({ period, knownAt }: Asked) {
  return { period, ...(knownAt !== null && { knownAt }) }
}

const INCOMPLETE = unavailable('The figures service did not send every tenant.')

function sentenceOf(error: unknown): string {
  if (!isApiFailure(error)) {
    return 'The answer of the figures service could not be read as a report. Try again.'
  }
  return error.kind === 'unavailable' ? `${error.what} Try again.` : error.what
}
