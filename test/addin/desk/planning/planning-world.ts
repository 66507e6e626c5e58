// The planning desk over the stand-in for Excel, and a budget book in memory that is judged by the domain itself. The
// API's own handlers stand behind whole-flow.test.ts.
import { ApiFailure } from '../../../../addin/api/api-failure.ts'
import type { Scheduler } from '../../../../addin/api/scheduler.ts'
import { asker } from '../../../../addin/desk/asking.ts'
import { type PlanningParts, planningDesk } from '../../../../addin/desk/planning/open-planning-desk.ts'
import type { PlanningDesk } from '../../../../addin/desk/planning/planning-desk.ts'
import { applySubmission } from '../../../../shared/budgets/apply-submission.ts'
import { previewSubmission } from '../../../../shared/budgets/preview-submission.ts'
import type { SubmissionTerms } from '../../../../shared/budgets/submission-terms.ts'
import type { BudgetPreview } from '../../../../shared/contract/api/answers/planning/budgets.ts'
import type { BudgetBook } from '../../../../shared/contract/budget/book.ts'
import type { BudgetLine } from '../../../../shared/contract/budget/line.ts'
import type { SubmissionPreview } from '../../../../shared/contract/budget/preview.ts'
import { submission } from '../../../../shared/contract/budget/submission.ts'
import type { Lacking } from '../../../hosts/excel/create-world.ts'
import type { ExcelHost } from '../../../hosts/excel/start-excel.ts'
import { openWorkbook } from '../../workbook/reports/workbook-with-reports.ts'

export const AT = '2026-11-05T09:00:00Z'
/** `=Acme` shows that no name becomes a formula. */
export const TENANTS = [
  { tenant_id: '0000000a-0000-4000-8000-000000000000', tenant_name: '=Acme' },
  { tenant_id: '0000000b-0000-4000-8000-000000000000', tenant_name: 'Birch & Co' },
  { tenant_id: '0000000c-0000-4000-8000-000000000000', tenant_name: null },
]
export const [ACME = '', BIRCH = ''] = TENANTS.map(({ tenant_id: id }) => id)

export const FAY: SubmissionTerms = {
  who: { person: 'fay@example.com', writes: 'all lines' },
  firstMonth: 1,
  memberOf: (dimension, typed) => {
    const known = TENANTS.find(({ tenant_id: id }) => id === typed.toLowerCase())
    return dimension === 'tenant' ? (known?.tenant_id ?? null) : typed.toLowerCase()
  },
}

export const line = (values: Partial<BudgetLine> = {}): BudgetLine => ({
  ...{ dimension: 'tenant', member: ACME, measure: 'total_cost', period: '2026-01', cents: 10_000 },
  ...{ quantityAndRate: null, owner: 'ann@example.com', note: null },
  ...{ version: 1, changedBy: 'ann@example.com', changedAt: AT, ...values },
})

export interface PlanningWorld {
  readonly excel: ExcelHost
  readonly desk: PlanningDesk
  book: BudgetBook
  /** Who asks: Fay of Finance, or an owner of some lines. */
  reader: SubmissionTerms['who']
  /** The answer of the next submission is lost, after it was applied. */
  losesAnswer: boolean
  /** What the next submission is refused with. */
  refusal: ApiFailure | null
  /** What the client was asked, by operation. */
  readonly asked: { readonly operation: string; readonly question: unknown }[]
}

let opened: PlanningWorld | null = null

/** After each claim: everything that was promised has settled. */
export function closePlanning(): void {
  if (opened === null) return
  const unsettled = opened.excel.ledger.unsettled()
  opened.excel.close()
  opened = null
  if (unsettled.length > 0) throw new Error('Something was promised and has not settled.')
}

const NO_TIME: Scheduler = { now: () => 0, after: () => () => undefined }
/** Beside it stands an owner who is not the caller. */
export const OTHER = 'other@example.com'

export function openPlanning(
  lines: readonly BudgetLine[] = [],
  more: Partial<PlanningParts['client']> = {},
  lacking: Lacking = {},
): PlanningWorld {
  const asked: PlanningWorld['asked'] = []
  const client = {
    listBudgetBooks: async () =>
      answered({
        books: [{ scenario: { kind: 'budget' }, revision: world.book.revision, years: YEARS }],
        fiscal_year_first_month: 1,
        ...{ may_write: world.reader.writes, person: world.reader.person },
      }),
    listBudgetLines: async (question: object) => {
      asked.push({ operation: 'listBudgetLines', question })
      return answered({
        ...{ scenario: { kind: 'budget' }, revision: world.book.revision, years: YEARS },
        lines: world.book.lines.map((one) => apiLine(one, world.reader)),
      })
    },
    listTenants: async ({ cursor }: { cursor?: string }) =>
      cursor === undefined
        ? answered({ period: '2026-10', tenants: TENANTS.slice(0, 2), tenant_count: 3, next_cursor: 'next' })
        : answered({ period: '2026-10', tenants: TENANTS.slice(2), tenant_count: 3, next_cursor: null }),
    previewBudget: async (body: object) => {
      asked.push({ operation: 'previewBudget', question: body })
      return answered(apiPreview(previewSubmission(world.book, submission.parse(body), terms()), false))
    },
    submitBudget: async (body: object) => {
      asked.push({ operation: 'submitBudget', question: body })
      if (world.refusal !== null) throw world.refusal
      const applied = applySubmission(world.book, submission.parse(body), terms(), AT)
      if (!applied.applied)
        throw new ApiFailure('missing', 'Somebody changed a line.', '', 'SUBMISSION_REFUSED')
      world.book = applied.book
      if (world.losesAnswer) {
        world.losesAnswer = false
        throw new ApiFailure('unavailable', 'The figures service could not be reached.')
      }
      return answered(apiPreview(applied.preview, true))
    },
    ...more,
  } as unknown as PlanningParts['client']
  const terms = (): SubmissionTerms => ({ ...FAY, who: world.reader })
  const world: PlanningWorld = {
    ...{ excel: openWorkbook({ lacking }), desk: planningDesk({ ask: asker(NO_TIME), client }) },
    book: {
      scenario: { kind: 'budget' },
      revision: lines.reduce((most, { version }) => Math.max(most, version), 0),
      ...{ lines: [...lines], removed: [], years: [] },
    },
    reader: FAY.who,
    losesAnswer: false,
    refusal: null,
    asked,
  }
  opened = world
  return world
}

const YEARS = [{ fiscal_year: '2026', status: 'open', submitted_by: [], locked: null, approved: null }]

export const answered = <Data>(data: Data) => ({ data, meta: {} })

function apiLine(
  { quantityAndRate, changedBy, changedAt, ...rest }: BudgetLine,
  { person }: Pick<SubmissionTerms['who'], 'person'>,
) {
  return {
    ...rest,
    label: TENANTS.find(({ tenant_id: id }) => id === rest.member)?.tenant_name ?? rest.member,
    quantity: quantityAndRate?.quantity ?? null,
    unit: quantityAndRate?.unit ?? null,
    rate_microdollars: quantityAndRate?.rateMicrodollars ?? null,
    ...{
      changed_by: changedBy,
      changed_at: changedAt,
      may_write: (rest.owner === OTHER) === (person === OTHER),
    },
  }
}

/** As far as the desk and its tests look at it. */
function apiPreview(preview: SubmissionPreview, applied: boolean): BudgetPreview {
  const { unchanged, stale, totals: _, ...rest } = preview
  return {
    ...rest,
    ...{ applied, unchanged: unchanged.length, totals: [] },
    stale: stale.map(({ yours, theirs, theirVersion, ...one }) => ({
      ...one,
      ...{ yours, theirs, their_version: theirVersion },
    })),
  } as unknown as BudgetPreview
}

/** @param address with its sheet */
export function readCells(
  { excel }: Pick<PlanningWorld, 'excel'>,
  address: string,
  what: 'values' | 'formulas' = 'values',
): Promise<unknown[][]> {
  return excel.Excel.run(async (context) => {
    const range = rangeAt(context, address)
    range.load(what)
    await context.sync()
    return range[what]
  })
}

export async function writeCells(
  { excel }: Pick<PlanningWorld, 'excel'>,
  address: string,
  values: unknown[][],
): Promise<void> {
  await excel.Excel.run(async (context) => {
    rangeAt(context, address).values = values
    await context.sync()
  })
  await excel.model.calculation.settled()
}

function rangeAt(context: Excel.RequestContext, address: string): Excel.Range {
  const at = address.lastIndexOf('!')
  const name = address.slice(0, at).replace(/^'|'$/g, '')
  return context.workbook.worksheets.getItem(name).getRange(address.slice(at + 1))
}
