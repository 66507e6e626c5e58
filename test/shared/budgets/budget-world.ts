// A small book of budget lines, and submissions to it, for the tests of this room.
import fc from 'fast-check'
import { compareKeys } from '../../../shared/budgets/line-key.ts'
import type { SubmissionTerms, Submitter } from '../../../shared/budgets/submission-terms.ts'
import type { BudgetBook } from '../../../shared/contract/budget/book.ts'
import type { BudgetLine } from '../../../shared/contract/budget/line.ts'
import type { Submission, SubmissionRow } from '../../../shared/contract/budget/submission.ts'

export const AT = '2026-11-05T09:00:00Z'
export const ANN: Submitter = { person: 'ann@example.com', writes: 'own lines' }
export const BEN: Submitter = { person: 'ben@example.com', writes: 'own lines' }
export const FINANCE: Submitter = { person: 'fay@example.com', writes: 'all lines' }

export const MEMBERS = ['growth', 'agency', 'starter']

export const terms = (who: Submitter, firstMonth = 1): SubmissionTerms => ({
  who,
  firstMonth,
  memberOf: (_, typed) => MEMBERS.find((member) => member === typed.toLowerCase()) ?? null,
})

export const line = (values: Partial<BudgetLine> = {}): BudgetLine => ({
  dimension: 'plan',
  member: 'growth',
  measure: 'total_cost',
  period: '2026-10',
  cents: 10_000,
  quantityAndRate: null,
  owner: ANN.person,
  note: null,
  version: 1,
  changedBy: ANN.person,
  changedAt: '2026-09-01T08:00:00Z',
  ...values,
})

export const book = (lines: readonly BudgetLine[] = [], values: Partial<BudgetBook> = {}): BudgetBook => ({
  scenario: { kind: 'budget' },
  revision: lines.reduce((most, { version }) => Math.max(most, version), 0),
  lines: [...lines].sort(compareKeys),
  removed: [],
  years: [],
  ...values,
})

export const row = (values: Partial<SubmissionRow> = {}): SubmissionRow => ({
  row: 2,
  cell: null,
  dimension: 'plan',
  member: 'growth',
  measure: 'total_cost',
  period: '2026-10',
  cents: 12_000,
  quantity: null,
  unit: null,
  rateMicrodollars: null,
  owner: null,
  note: null,
  version: null,
  remove: false,
  ...values,
})

export const submission = (...rows: SubmissionRow[]): Submission => ({
  scenario: { kind: 'budget' },
  why: 'new prices',
  rows: rows.map((one, index) => ({ ...one, row: one.row === 2 ? index + 2 : one.row })),
})

const mostly = <Value>(usual: fc.Arbitrary<Value>, odd: Value): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 19, arbitrary: usual }, { weight: 1, arbitrary: fc.constant(odd) })

/** Random rows, many of which meet the same lines, some of which are wrong. */
export const rows: fc.Arbitrary<SubmissionRow[]> = fc
  .array(
    fc.record({
      member: mostly(fc.constantFrom(...MEMBERS, 'Growth'), 'nobody'),
      period: mostly(fc.constantFrom('2026-01', '2026-12', '2027-01'), '2026-13'),
      measure: mostly(fc.constantFrom('total_cost', 'revenue'), 'mrr'),
      cents: mostly(fc.integer({ min: -500, max: 50_000 }), 1.5),
      version: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }),
      remove: mostly(fc.constant(false), true),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((some) => some.map((values, index) => row({ ...values, row: index + 2 })))
