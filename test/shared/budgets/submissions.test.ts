// Owners submit budget lines: all of a submission or none of it, nobody overwrites what they have not seen, nobody writes or
// learns of another owner's lines.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { applySubmission } from '../../../shared/budgets/apply-submission.ts'
import { monthsAround } from '../../../shared/budgets/months-around.ts'
import { previewSubmission } from '../../../shared/budgets/preview-submission.ts'
import { budgetBook } from '../../../shared/contract/budget/book.ts'
import { historyEntry } from '../../../shared/contract/budget/history.ts'
import { submissionPreview } from '../../../shared/contract/budget/preview.ts'
import { submission as aSubmission } from '../../../shared/contract/budget/submission.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { SEED } from '../../worlds/random-world.ts'
import { ANN, AT, BEN, book, FINANCE, line, row, rows, submission, terms } from './budget-world.ts'

const preview = (lines: ReturnType<typeof book>, ...some: ReturnType<typeof row>[]) =>
  previewSubmission(lines, submission(...some), terms(ANN))

describe('what a submission changes', () => {
  const lines = book([
    line({ period: '2026-10', version: 3 }),
    line({ period: '2026-11', version: 2 }),
    line({ period: '2026-12', version: 1 }),
    line({ member: 'agency', owner: BEN.person, cents: 777_777 }),
  ])
  const rowsOfAll = [
    row({ period: '2026-09', cents: 500 }),
    row({ period: '2026-10', cents: 12_000, version: 3 }),
    row({ period: '2026-11', cents: 10_000, version: 2 }),
    row({ period: '2026-12', version: 1, remove: true }),
  ]

  test('is added, changed with old and new, unchanged or removed, with totals of the own lines before and after', () => {
    const { added, changed, unchanged, removed, ...seen } = preview(lines, ...rowsOfAll)
    expect(seen.accepted).toBe(true)
    expect(seen.summary).toBe('1 line added, 1 changed, 1 removed, 1 unchanged.')
    expect(added).toMatchObject([{ row: 2, period: '2026-09', new: { cents: 500, owner: ANN.person } }])
    expect(changed).toMatchObject([
      { row: 3, period: '2026-10', old: { cents: 10_000 }, new: { cents: 12_000 }, version: 3 },
    ])
    expect(unchanged).toMatchObject([{ row: 4, period: '2026-11' }])
    expect(removed).toMatchObject([{ row: 5, period: '2026-12', old: { cents: 10_000 } }])
    expect(seen.totals).toEqual([
      {
        fiscalYear: '2026',
        dimension: 'plan',
        measure: 'total_cost',
        beforeCents: 30_000,
        afterCents: 22_500,
        changeCents: -7_500,
      },
    ])
  })

  test('is applied under one new version, with who, when, old, new and why; the other lines stay as they are', () => {
    const applied = applySubmission(lines, submission(...rowsOfAll), terms(ANN), AT)
    if (!applied.applied) throw new Error('refused')
    expect(applied.book.revision).toBe(4)
    expect(
      applied.book.lines.map(({ member, period, cents, version }) => [member, period, cents, version]),
    ).toEqual([
      ['agency', '2026-10', 777_777, 1],
      ['growth', '2026-09', 500, 4],
      ['growth', '2026-10', 12_000, 4],
      ['growth', '2026-11', 10_000, 2],
    ])
    expect(applied.book.years).toMatchObject([
      { fiscalYear: '2026', status: 'open', submittedBy: [ANN.person] },
    ])
    expect(applied.history).toHaveLength(3)
    expect(applied.history[1]).toMatchObject({
      period: '2026-10',
      who: ANN.person,
      at: AT,
      why: 'new prices',
      revision: 4,
      old: { cents: 10_000, version: 3 },
      new: { cents: 12_000, version: 4 },
    })
    expect(applied.history[2]).toMatchObject({ period: '2026-12', old: { cents: 10_000 }, new: null })
    expect(budgetBook.parse(applied.book)).toEqual(applied.book)
    expect(historyEntry.array().parse(applied.history)).toEqual(applied.history)
    expect(submissionPreview.parse(applied.preview)).toEqual(applied.preview)
  })

  test('leaves alone what a row does not say: note, owner, and quantity and rate behind the same cents', () => {
    const quantityAndRate = { quantity: 100, unit: 'emails_sent' as const, rateMicrodollars: 1_000_000 }
    const held = book([line({ note: 'two servers', quantityAndRate })])
    expect(preview(held, row({ cents: 10_000, version: 1 })).unchanged).toHaveLength(1)
    expect(preview(held, row({ cents: 10_000, version: 1, note: '' })).changed).toMatchObject([
      { new: { note: null, quantityAndRate } },
    ])
    expect(preview(held, row({ cents: 9_000, version: 1 })).changed).toMatchObject([
      { new: { note: 'two servers', quantityAndRate: null } },
    ])
  })

  test('is cents or quantity at a rate, rounded half away from zero; both must agree', () => {
    const counted = { cents: null, quantity: 1_000_002, unit: 'emails sent', rateMicrodollars: 12_500 }
    expect(preview(book(), row(counted)).added).toMatchObject([{ new: { cents: 1_250_003 } }])
    expect(preview(book(), row({ ...counted, cents: 1_250_003 })).accepted).toBe(true)
    expect(preview(book(), row({ ...counted, cents: 1_250_002 })).errors).toMatchObject([
      {
        column: 'cents',
        message:
          'The amount $12,500.02 is not what quantity and rate come to: 1,000,002 x $0.0125 is $12,500.03. Leave one of them out.',
      },
    ])
  })

  test('below zero is taken, and pointed at', () => {
    expect(preview(book(), row({ cents: -500 }))).toMatchObject({
      accepted: true,
      notes: [
        { row: 2, message: '-$5.00 is below zero, so it lowers the total: leave it only if it is a credit.' },
      ],
    })
    expect(preview(book(), row({ measure: 'profit', cents: -500 })).notes).toEqual([])
  })
})

describe('every wrong cell is named by row and column, with what it takes', () => {
  test.each([
    [
      { dimension: 'region' },
      'dimension',
      'bad_dimension',
      'dimension "region" is not accepted: it takes one of tenant, plan, vendor, resource_type, cost_centre.',
    ],
    [
      { member: 'nobody' },
      'member',
      'bad_member',
      'member "nobody" is not accepted: it takes the name of a plan.',
    ],
    [
      { period: 'Oct' },
      'period',
      'bad_period',
      'period "Oct" is not accepted: it takes a month as YYYY-MM from 2000-01 to 2099-12, for example 2026-10.',
    ],
    [
      { cents: 10.5 },
      'cents',
      'bad_amount',
      'cents "10.5" is not accepted: it takes an amount in whole cents, a billion dollars at most.',
    ],
    [
      { cents: null },
      'cents',
      'bad_amount',
      'cents is empty: it takes an amount in whole cents, or quantity, unit and rate.',
    ],
    [
      { cents: null, quantity: 3, rateMicrodollars: 5 },
      'unit',
      'bad_amount',
      'unit is empty: it takes what the quantity counts: emails_sent, emails_delivered, vps, ips.',
    ],
    [
      { version: 0 },
      'version',
      'bad_version',
      'version "0" is not accepted: it takes the revision of the budget that was read, or nothing for a line that is new.',
    ],
    [
      { owner: BEN.person },
      'owner',
      'bad_owner',
      'You can submit lines of your own only. Leave the owner empty, or ask Finance to submit it.',
    ],
    [
      { version: 4 },
      'version',
      'bad_version',
      'The version 4 is none of the budget: it has no lines yet. Leave the version empty.',
    ],
    [
      { remove: true },
      'version',
      'no_such_line',
      'No line of yours stands there: there is nothing to remove. Leave the row out.',
    ],
  ])('%j', (values, column, code, message) => {
    const seen = preview(book(), row({ member: 'agency' }), row({ row: 7, cell: 'F7', ...values }))
    expect(seen).toMatchObject({ accepted: false, errors: [{ row: 7, cell: 'F7', column, code, message }] })
    expect(seen.summary).toBe(
      'Refused as a whole: 1 cell in 1 row to correct. Nothing is changed until all are.',
    )
  })

  test.each([
    [
      'plan',
      'mrr',
      'Monthly recurring revenue cannot be budgeted by plan: it is one figure of the whole platform.',
    ],
    [
      'plan',
      'gross_margin_pct',
      'Gross margin cannot be budgeted by plan: it is in percent, and a budget is in money.',
    ],
    [
      'plan',
      'estimated_revenue_loss',
      'Estimated revenue loss cannot be budgeted by plan: it is an estimate of a strategic summary, not an amount that is booked.',
    ],
    ['vendor', 'revenue', 'Billed revenue cannot be budgeted by vendor: no actual revenue is known there.'],
    ['plan', 'happiness', 'There is no measure "happiness".'],
  ])('by %s, %s is no measure of a budget', (dimension, measure, sentence) => {
    const [error] = preview(book(), row({ dimension, measure })).errors
    expect(error?.message.startsWith(`${sentence} Here it takes one of infrastructure_cost, `)).toBe(true)
  })

  test('all wrong cells of a row at once; a line given twice by the row that gives it again', () => {
    expect(
      preview(book(), row({ dimension: 'x', period: 'y', cents: null })).errors.map(({ column }) => column),
    ).toEqual(['dimension', 'period', 'cents'])
    expect(
      preview(book(), row({ row: 4, cell: 'C4' }), row({ row: 9, member: 'GROWTH' })).errors,
    ).toMatchObject([
      {
        row: 9,
        code: 'duplicate',
        message:
          'Row 4, cell C4 already gives this line: it would count twice. Keep one of them, or add them up.',
      },
    ])
  })
})

describe('a stale version is refused with both values', () => {
  const theirs = line({
    version: 5,
    cents: 11_000,
    note: 'Q4 offer',
    changedBy: FINANCE.person,
    changedAt: AT,
  })

  test('theirs and yours, the version and who changed it', () => {
    const seen = preview(book([theirs]), row({ version: 3, cents: 12_000 }))
    expect(seen.stale).toMatchObject([
      {
        row: 2,
        yours: { cents: 12_000 },
        yourVersion: 3,
        theirs: { cents: 11_000, note: 'Q4 offer' },
        theirVersion: 5,
        changedBy: FINANCE.person,
        changedAt: AT,
      },
    ])
    expect(seen.errors[0]?.message).toBe(
      'The row was submitted with version 3, and the line changed in revision 5: fay@example.com made it $110.00 ("Q4 offer") on 2026-11-05T09:00:00Z. Yours: $120.00 ("Q4 offer"). Look at both, then submit again with version 5 to replace theirs, or leave the row out.',
    )
  })

  test('also without a version, and for a removal; not where both say the same', () => {
    for (const values of [{}, { version: 3, remove: true }, { remove: true }]) {
      expect(preview(book([theirs]), row(values)).errors).toMatchObject([{ code: 'stale_version' }])
    }
    expect(preview(book([theirs]), row({ version: 3, cents: 11_000 }))).toMatchObject({
      accepted: true,
      unchanged: [{ version: 5 }],
    })
  })

  test('a version is the newest revision that was read, whichever line changed in it: one serves a whole row', () => {
    const others = book([theirs, line({ period: '2026-11', version: 2 })], { revision: 8 })
    const all = [
      row({ version: 7 }),
      row({ version: 7, period: '2026-11' }),
      row({ version: 7, period: '2026-12' }),
    ]
    expect(preview(others, ...all)).toMatchObject({
      accepted: true,
      changed: [{ version: 5 }, { version: 2 }],
      added: [{ period: '2026-12' }],
    })
    expect(preview(others, row({ version: 9 })).errors).toMatchObject([
      {
        code: 'bad_version',
        expected: '8 at most',
        message:
          'The version 9 is none of the budget: its newest revision is 8. Read the lines again, and give the revision that came with them.',
      },
    ])
  })

  test('also when the line was removed meanwhile; added anew its version is one that nobody holds', () => {
    const first = applySubmission(
      book([theirs]),
      submission(row({ version: 5, remove: true })),
      terms(FINANCE),
      AT,
    )
    if (!first.applied) throw new Error('refused')
    expect(preview(first.book, row({ version: 5 })).stale).toMatchObject([
      { theirs: null, theirVersion: 6, changedBy: FINANCE.person, yours: { cents: 12_000 } },
    ])
    for (const version of [null, 6]) {
      const again = applySubmission(first.book, submission(row({ version })), terms(ANN), AT)
      expect(again).toMatchObject({ applied: true, book: { lines: [{ version: 7 }], removed: [] } })
    }
    expect(preview(first.book, row({ version: 6, remove: true })).errors).toMatchObject([
      { code: 'no_such_line' },
    ])
  })
})

describe('owners', () => {
  test('of other lines are refused in words that tell nothing of what the lines hold', () => {
    const told = fc.record({
      cents: fc.integer(),
      note: fc.option(fc.string()),
      version: fc.constantFrom(1, 2, 3),
      owner: fc.constantFrom(BEN.person, FINANCE.person),
    })
    const one = book([line({ owner: BEN.person })], { revision: 9 })
    fc.assert(
      fc.property(told, rows, (values, some) => {
        const other = book([line({ ...values, changedBy: values.owner })], { revision: 9 })
        expect(previewSubmission(other, submission(row({ version: 2 }), ...some), terms(ANN))).toEqual(
          previewSubmission(one, submission(row({ version: 2 }), ...some), terms(ANN)),
        )
      }),
      { seed: SEED, numRuns: 100 },
    )
    expect(preview(one, row({ version: 1 })).errors).toMatchObject([
      { code: 'other_owner', column: 'member' },
    ])
    expect(preview(one, row({ period: '2026-01' })).totals).toMatchObject([
      { beforeCents: 0, afterCents: 12_000 },
    ])
  })

  test('are one person however the name is typed; Finance writes all lines, and may name another owner', () => {
    expect(
      preview(book([line({ owner: 'Ann@Example.com' })]), row({ version: 1, owner: ' ANN@example.com' }))
        .changed,
    ).toMatchObject([{ new: { owner: 'Ann@Example.com' } }])
    expect(
      previewSubmission(book([line()]), submission(row({ version: 1, owner: BEN.person })), terms(FINANCE))
        .changed,
    ).toMatchObject([{ old: { owner: ANN.person }, new: { owner: BEN.person } }])
  })
})

test('months of a fiscal year that is locked or approved are refused, others are not', () => {
  const years = [
    {
      fiscalYear: '2027',
      status: 'locked' as const,
      submittedBy: [],
      locked: { by: 'x', at: AT },
      approved: null,
    },
  ]
  const seen = previewSubmission(
    book([], { years }),
    submission(row({ period: '2026-06' }), row({ period: '2026-07' })),
    terms(ANN, 7),
  )
  expect(seen.errors).toMatchObject([
    {
      row: 3,
      column: 'period',
      code: 'year_not_open',
      message:
        'Fiscal year 2027 of the budget is locked, so 2026-07 cannot be changed. Ask Finance to open it again, or submit to a reforecast.',
    },
  ])
})

test('Finance is not told to ask Finance, but to open the year', () => {
  const years = [
    {
      fiscalYear: '2026',
      status: 'locked' as const,
      submittedBy: [],
      locked: { by: 'x', at: AT },
      approved: null,
    },
  ]
  const [error] = previewSubmission(book([], { years }), submission(row()), terms(FINANCE)).errors
  expect(error?.message).toMatch(/cannot be changed\. Open it again first, or submit to a reforecast\.$/)
})

test('months before 2015 or more than five fiscal years ahead are worth a look, and accepted', () => {
  const asked = submission(...['2014-12', '2015-01', '2031-12', '2032-01'].map((period) => row({ period })))
  const months = { ...monthsAround(AT, 1), first: '2000-01' }
  const { accepted, notes } = previewSubmission(book(), asked, { ...terms(ANN), months })
  expect(accepted).toBe(true)
  expect(notes.map(({ row: at, message }) => [at, message])).toEqual([
    [2, '2014-12 lies before 2015-01: check the year.'],
    [5, '2032-01 lies more than 5 fiscal years ahead: check the year.'],
  ])
})

test('a submission to another scenario is refused', () => {
  const reforecast = { ...submission(row()), scenario: { kind: 'reforecast' as const, name: '6+6' } }
  expect(() => previewSubmission(book(), reforecast, terms(ANN))).toThrow(RefusedError)
  expect(() => previewSubmission(book(), reforecast, terms(ANN))).toThrow(
    'The submission is for the reforecast "6+6", and these lines are of the budget: submit it to its own scenario.',
  )
})

test('the schema fills in what a row leaves out, and asks for a reason', () => {
  const { cell, cents, ...sparse } = {
    row: 2,
    cell: null,
    cents: 1,
    dimension: 'plan',
    member: 'growth',
    measure: 'total_cost',
    period: '2026-10',
  }
  const { rows: filled } = aSubmission.parse({
    scenario: { kind: 'budget' },
    why: 'start',
    rows: [{ ...sparse, cents }],
  })
  expect(filled).toEqual([row({ row: 2, cents: 1, cell })])
  expect(aSubmission.safeParse({ scenario: { kind: 'budget' }, why: ' ', rows: filled }).success).toBe(false)
})

/** Rows by somebody who has read the book at a revision, or not at all. */
const read = (some: ReturnType<typeof row>[], revision: number) =>
  some.map((one) => ({ ...one, version: revision || null }))

test('whatever is submitted: all or nothing, versions only grow, totals are the sums of lines, the history tells it all', () => {
  let applications = 0
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(ANN, BEN, FINANCE), rows, fc.boolean()), {
        minLength: 1,
        maxLength: 6,
      }),
      (series) => {
        let current = book([line({ period: '2026-01' }), line({ period: '2026-12', owner: BEN.person })])
        for (const [who, given, hasRead] of series) {
          const some = hasRead ? read(given, current.revision) : given
          const before = structuredClone(current)
          const asked = submission(...some)
          const seen = previewSubmission(current, asked, terms(who))
          const applied = applySubmission(current, asked, terms(who), AT)
          expect(current).toEqual(before)
          expect(applied.applied).toBe(seen.accepted)
          expect(applied.preview).toEqual(seen)
          expect(previewSubmission(current, { ...asked, rows: asked.rows.toReversed() }, terms(who))).toEqual(
            seen,
          )
          if (!applied.applied) continue
          applications += 1
          const changes = seen.added.length + seen.changed.length + seen.removed.length
          expect(applied.history).toHaveLength(changes)
          expect(changes + seen.unchanged.length).toBe(some.length)
          expect(applied.book.revision).toBe(before.revision + (changes > 0 ? 1 : 0))
          const versionOf = new Map(some.map((one) => [one.row, one.version]))
          for (const { row: number, version } of [...seen.changed, ...seen.removed]) {
            expect(version).toBeLessThanOrEqual(versionOf.get(number) ?? 0)
          }
          for (const { old, new: now } of applied.history) {
            expect(now?.version ?? applied.book.revision).toBeGreaterThan(old?.version ?? 0)
          }
          const mine = applied.book.lines.filter(({ owner }) => who === FINANCE || owner === who.person)
          const sumOf = (cents: readonly number[]) => cents.reduce((sum, one) => sum + one, 0)
          expect(sumOf(seen.totals.map(({ afterCents }) => afterCents))).toBe(
            sumOf(mine.map(({ cents }) => cents)),
          )
          current = applied.book
        }
      },
    ),
    { seed: SEED, numRuns: 150 },
  )
  expect(applications).toBeGreaterThan(50)
})
