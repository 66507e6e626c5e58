// Budgets of the examples' month: Finance submitted them, a budget owner changed one line since, and a reforecast stands beside.
import type { ApiBudgetLine, ApiLineValues, ApiYearStatus } from '../answers/planning/budgets.ts'
import type { Meta } from '../envelope.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_NOW,
  EXAMPLE_OWNER_CHANGED,
  EXAMPLE_PERIOD,
  EXAMPLE_REFORECAST,
  EXAMPLE_SUBMITTED,
  TENANT_A,
  TENANT_B,
} from './example-month.ts'

const BUDGET = { kind: 'budget' } as const
const NEW_REFORECAST = { kind: 'reforecast', name: '11+1' } as const

const META: Meta = {
  data_source: 'budget book',
  data_quality: 'complete',
  data_sources_limited: [],
  last_updated: null,
  run_id: null,
  approximation: null,
}

const YEAR: ApiYearStatus = {
  fiscal_year: '2025',
  status: 'open',
  submitted_by: ['Fay', 'someone'],
  locked: null,
  approved: null,
}
const OWN_YEAR: ApiYearStatus = { ...YEAR, submitted_by: ['someone'] }

const amount = (cents: number, change: Partial<ApiLineValues> = {}): ApiLineValues => ({
  ...{ cents, quantity: null, unit: null, rate_microdollars: null, owner: 'someone', note: null },
  ...change,
})
const OF_A = { dimension: 'tenant', member: TENANT_A, measure: 'total_cost' } as const
const OF_B = { ...OF_A, member: TENANT_B, period: EXAMPLE_PERIOD } as const
const NOVEMBER = { ...OF_A, period: EXAMPLE_PERIOD } as const
const DECEMBER = { ...OF_A, period: '2025-12' } as const
const FIRST = amount(900, { note: 'Two domains' })
const CHANGED = amount(850, { note: 'One domain less' })
const COUNTED = amount(80, { quantity: 1_000, unit: 'emails_sent', rate_microdollars: 800 })
const BY_FAY = { version: 1, changed_by: 'Fay', changed_at: EXAMPLE_SUBMITTED, may_write: true }
const BY_OWNER = { version: 2, changed_by: 'someone', changed_at: EXAMPLE_OWNER_CHANGED, may_write: true }

const OWN_LINES: ApiBudgetLine[] = [
  { ...NOVEMBER, label: 'Tenant A', ...CHANGED, ...BY_OWNER },
  { ...DECEMBER, label: 'Tenant A', ...COUNTED, ...BY_FAY },
]
const LINE_OF_B: ApiBudgetLine = { ...OF_B, label: 'Tenant B', ...amount(500, { owner: 'Ben' }), ...BY_FAY }

export const LIST_BUDGET_BOOKS_EXAMPLES: ExamplesOf<'listBudgetBooks'> = {
  wholePlatform: {
    title: 'The budget and a reforecast, and the state of their years',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: {
      success: true,
      data: {
        books: [
          { scenario: BUDGET, revision: 2, years: [YEAR] },
          { scenario: EXAMPLE_REFORECAST, revision: 1, years: [{ ...YEAR, submitted_by: ['Fay'] }] },
        ],
        fiscal_year_first_month: 1,
        may_write: 'all lines',
        person: 'someone',
      },
      meta: META,
    },
  },
  ownSight: {
    title: 'The same, asked by a budget owner: of those who submitted, their own name alone',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: {},
    answer: {
      success: true,
      data: {
        books: [
          { scenario: BUDGET, revision: 2, years: [OWN_YEAR] },
          { scenario: EXAMPLE_REFORECAST, revision: 1, years: [{ ...YEAR, submitted_by: [] }] },
        ],
        fiscal_year_first_month: 1,
        may_write: 'own lines',
        person: 'someone',
      },
      meta: META,
    },
  },
}

export const LIST_BUDGET_LINES_EXAMPLES: ExamplesOf<'listBudgetLines'> = {
  wholeYear: {
    title: 'All lines of the budget of a year',
    askedBy: 'ROLE_FINANCE',
    request: { fiscalYear: '2025' },
    answer: {
      success: true,
      data: { scenario: BUDGET, revision: 2, years: [YEAR], lines: [...OWN_LINES, LINE_OF_B] },
      meta: { ...META, last_updated: EXAMPLE_OWNER_CHANGED },
    },
  },
  ownLines: {
    title: 'The same, asked by a budget owner: lines of their own, and no word of others',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: { scenario: 'budget' },
    answer: {
      success: true,
      data: { scenario: BUDGET, revision: 2, years: [OWN_YEAR], lines: OWN_LINES },
      meta: { ...META, last_updated: EXAMPLE_OWNER_CHANGED },
    },
  },
}

const NOTHING_CHANGES = {
  added: [],
  changed: [],
  removed: [],
  unchanged: 0,
  errors: [],
  stale: [],
  notes: [],
}
const TOTAL = { fiscal_year: '2025', dimension: 'tenant', measure: 'total_cost' } as const
const STALE_MESSAGE = `The row was submitted with version 1, and the line changed in revision 2: someone made it $8.50 ("One domain less") on ${EXAMPLE_OWNER_CHANGED}. Yours: $9.50 ("One domain less"). Look at both, then submit again with version 2 to replace theirs, or leave the row out.`

export const PREVIEW_BUDGET_EXAMPLES: ExamplesOf<'previewBudget'> = {
  twoMonths: {
    title: 'One month changed and one added, by whoever has read revision 2',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: {
      scenario: BUDGET,
      why: 'A new domain',
      rows: [
        { row: 5, cell: 'E5', ...NOVEMBER, cents: 950, version: 2 },
        { row: 5, cell: 'G5', ...OF_A, member: 'Tenant A', period: '2026-01', cents: 990, version: 2 },
      ],
    },
    answer: {
      success: true,
      data: {
        ...{ scenario: BUDGET, revision: 2, accepted: true, applied: false, ...NOTHING_CHANGES },
        summary: '1 line added, 1 changed, 0 removed, 0 unchanged.',
        added: [{ ...OF_A, period: '2026-01', label: 'Tenant A', row: 5, cell: 'G5', new: amount(990) }],
        changed: [
          {
            ...{ ...NOVEMBER, label: 'Tenant A', row: 5, cell: 'E5' },
            ...{ old: CHANGED, new: { ...CHANGED, cents: 950 }, version: 2 },
          },
        ],
        totals: [
          { ...TOTAL, before_cents: 930, after_cents: 1_030, change_cents: 100 },
          { ...TOTAL, fiscal_year: '2026', before_cents: 0, after_cents: 990, change_cents: 990 },
        ],
      },
      meta: META,
    },
  },
  staleVersion: {
    title: 'A line that somebody changed since it was read: refused, with both values',
    askedBy: 'ROLE_FINANCE',
    request: {
      scenario: BUDGET,
      why: 'A new domain',
      rows: [{ row: 5, cell: 'E5', ...NOVEMBER, cents: 950, version: 1 }],
    },
    answer: {
      success: true,
      data: {
        ...{ scenario: BUDGET, revision: 2, accepted: false, applied: false, ...NOTHING_CHANGES },
        summary: 'Refused as a whole: 1 cell in 1 row to correct. Nothing is changed until all are.',
        errors: [
          {
            ...{ row: 5, column: 'version', cell: 'E5', code: 'stale_version', given: '1' },
            ...{ expected: 'version 2 or a later one', message: STALE_MESSAGE },
          },
        ],
        stale: [
          {
            ...{ ...NOVEMBER, label: 'Tenant A', row: 5, cell: 'E5' },
            ...{ yours: { ...CHANGED, cents: 950 }, your_version: 1 },
            ...{
              theirs: CHANGED,
              their_version: 2,
              changed_by: 'someone',
              changed_at: EXAMPLE_OWNER_CHANGED,
            },
          },
        ],
        totals: [{ ...TOTAL, before_cents: 1_430, after_cents: 1_430, change_cents: 0 }],
      },
      meta: META,
    },
  },
}

export const SUBMIT_BUDGET_EXAMPLES: ExamplesOf<'submitBudget'> = {
  newReforecast: {
    title: 'The first line of a reforecast',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: {
      scenario: NEW_REFORECAST,
      why: 'Eleven months are known',
      rows: [{ row: 2, ...DECEMBER, cents: 820 }],
    },
    answer: {
      success: true,
      data: {
        ...{ scenario: NEW_REFORECAST, revision: 1, accepted: true, applied: true, ...NOTHING_CHANGES },
        summary: '1 line added, 0 changed, 0 removed, 0 unchanged.',
        added: [{ ...DECEMBER, label: 'Tenant A', row: 2, cell: null, new: amount(820) }],
        totals: [{ ...TOTAL, before_cents: 0, after_cents: 820, change_cents: 820 }],
      },
      meta: META,
    },
  },
}

const SUBMITTED = { revision: 1, who: 'Fay', at: EXAMPLE_SUBMITTED, why: 'Budget 2025', old: null }

export const LIST_BUDGET_HISTORY_EXAMPLES: ExamplesOf<'listBudgetHistory'> = {
  oneMember: {
    title: 'What became of the lines of a tenant in a month',
    askedBy: 'ROLE_FINANCE',
    request: { dimension: 'tenant', member: 'Tenant A', period: EXAMPLE_PERIOD },
    answer: {
      success: true,
      data: {
        scenario: BUDGET,
        lines: [
          {
            ...{ ...NOVEMBER, label: 'Tenant A', revision: 2, who: 'someone', at: EXAMPLE_OWNER_CHANGED },
            ...{ why: 'A domain left', old: { ...FIRST, version: 1 }, new: { ...CHANGED, version: 2 } },
          },
          { ...NOVEMBER, label: 'Tenant A', ...SUBMITTED, new: { ...FIRST, version: 1 } },
        ],
        years: [],
        next_cursor: null,
      },
      meta: META,
    },
  },
}

export const CHANGE_BUDGET_YEAR_EXAMPLES: ExamplesOf<'changeBudgetYear'> = {
  lock: {
    title: 'A year of a reforecast is locked',
    askedBy: 'ROLE_FINANCE',
    request: { scenario: EXAMPLE_REFORECAST, fiscalYear: '2025', action: 'lock' },
    answer: {
      success: true,
      data: {
        scenario: EXAMPLE_REFORECAST,
        year: {
          fiscal_year: '2025',
          status: 'locked',
          submitted_by: ['Fay'],
          locked: { by: 'someone', at: EXAMPLE_NOW },
          approved: null,
        },
      },
      meta: META,
    },
  },
}
