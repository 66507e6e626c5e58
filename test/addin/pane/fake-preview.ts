// What the tests' desk answers to a submission: lines of Acmee are nobody's, the January of Birch & Sons was changed by
// somebody else meanwhile, and everything else is new.
import type { BudgetSubmission } from '../../../addin/desk/planning/planning-desk.ts'
import type {
  ApiCellError,
  ApiLineValues,
  ApiStaleLine,
  BudgetPreview,
} from '../../../shared/contract/api/answers/planning/budgets.ts'
import { budgetSubmissionRequest } from '../../../shared/contract/api/planning-requests.ts'
import type { SubmissionRow } from '../../../shared/contract/budget/submission.ts'

const THEIR_VERSION = 7

/** Which cells keep theirs is the desk's to know, and no part of what is sent. */
export function fakePreview({ keptTheirs: _, ...given }: BudgetSubmission): BudgetPreview {
  budgetSubmissionRequest.parse(given)
  const { scenario, rows } = given
  const stale = rows.filter(isStale).map(staleOf)
  const errors = [...rows.flatMap(errorsOf), ...rows.filter(isStale).map(staleError)]
  const accepted = errors.length === 0
  const cents = rows.reduce((sum, row) => sum + (row.cents ?? 0), 0)
  return {
    scenario,
    revision: 12,
    accepted,
    applied: false,
    summary: accepted
      ? `${rows.length} lines are added to the budget.`
      : 'Nothing is submitted: put right what is listed here, then see what changes again.',
    added: rows.map((row) => ({ ...placed(row), new: valuesOf(row) })),
    changed: [],
    removed: [],
    unchanged: 0,
    errors,
    stale,
    notes: [],
    totals: [
      {
        fiscal_year: '2026',
        dimension: 'tenant',
        measure: 'total_cost',
        before_cents: 100_000,
        after_cents: accepted ? 100_000 + cents : 100_000,
        change_cents: accepted ? cents : 0,
      },
    ],
  }
}

const isStale = ({ member, period, version }: SubmissionRow): boolean =>
  member === 'Birch & Sons' && period === '2026-01' && version !== THEIR_VERSION

function errorsOf({ row, cell, dimension, member }: SubmissionRow): ApiCellError[] {
  const of = { row, cell, given: member }
  if (dimension !== 'tenant') {
    const message = 'There is no such dimension. Name tenant, plan, vendor, resource type or cost centre.'
    return [{ ...of, column: 'dimension', code: 'bad_dimension', expected: 'a dimension', message }]
  }
  if (member !== 'Acmee') return []
  const message = 'There is no tenant Acmee. Did you mean Acme?'
  return [{ ...of, column: 'member', code: 'bad_member', expected: 'a tenant', message }]
}

function staleError({ row, cell }: SubmissionRow): ApiCellError {
  const message = 'The line changed meanwhile.'
  return { row, cell, column: 'version', code: 'stale_version', given: null, expected: 'version 7', message }
}

function staleOf(row: SubmissionRow): ApiStaleLine {
  return {
    ...placed(row),
    yours: valuesOf(row),
    your_version: null,
    theirs: { ...valuesOf(row), cents: 25_000, owner: 'ana@sample', note: 'New contract' },
    their_version: THEIR_VERSION,
    changed_by: 'ana@sample',
    changed_at: '2026-11-01T08:00:00.000Z',
  }
}

function placed({ row, cell, member, measure, period }: SubmissionRow) {
  return {
    row,
    cell,
    dimension: 'tenant' as const,
    member: `id of ${member}`,
    label: member,
    measure,
    period,
  }
}

function valuesOf({ cents, owner, note }: SubmissionRow): ApiLineValues {
  return {
    cents: cents ?? 0,
    quantity: null,
    unit: null,
    rate_microdollars: null,
    owner: owner ?? 'finance@sample',
    note,
  }
}
