// The budgets of the documented examples: submitted by Finance and changed by a budget owner, at fixed times.
import { bookStore } from '../../../../functions/stores/budgets/book-store.ts'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { applySubmission } from '../../../../shared/budgets/apply-submission.ts'
import type { Submitter } from '../../../../shared/budgets/submission-terms.ts'
import {
  EXAMPLE_NOW,
  EXAMPLE_OWNER_CHANGED,
  EXAMPLE_PERIOD,
  EXAMPLE_REFORECAST,
  EXAMPLE_SUBMITTED,
  TENANT_A,
  TENANT_B,
} from '../../../../shared/contract/api/examples/example-month.ts'
import type { Scenario } from '../../../../shared/contract/budget/scenario.ts'
import { row } from '../../../shared/budgets/budget-world.ts'

const FAY: Submitter = { person: 'Fay', writes: 'all lines' }
/** Whoever asks the examples. */
const SOMEONE: Submitter = { person: 'someone', writes: 'own lines' }

const ofTenant = (member: string, values: object) =>
  row({ dimension: 'tenant', member, period: EXAMPLE_PERIOD, ...values })

export async function submitExamples(table: FiguresTable): Promise<void> {
  const books = bookStore(table, () => Date.parse(EXAMPLE_NOW))
  const submit = async (
    scenario: Scenario,
    who: Submitter,
    at: string,
    why: string,
    rows: ReturnType<typeof row>[],
  ) => {
    const book = await books.read(scenario)
    const applied = applySubmission(
      book,
      { scenario, why, rows: rows.map((one, index) => ({ ...one, row: index + 1 })) },
      { who, firstMonth: 1, memberOf: (_, typed) => typed },
      at,
    )
    if (!applied.applied) throw new Error(applied.preview.errors[0]?.message)
    await books.write(book, applied.book, { lines: applied.history, years: [] })
  }
  const { person: owner } = SOMEONE
  const counted = { cents: null, quantity: 1_000, unit: 'emails_sent', rateMicrodollars: 800 }
  await submit({ kind: 'budget' }, FAY, EXAMPLE_SUBMITTED, 'Budget 2025', [
    ofTenant(TENANT_A, { cents: 900, owner, note: 'Two domains' }),
    ofTenant(TENANT_A, { period: '2025-12', owner, ...counted }),
    ofTenant(TENANT_B, { cents: 500, owner: 'Ben' }),
  ])
  await submit({ kind: 'budget' }, SOMEONE, EXAMPLE_OWNER_CHANGED, 'A domain left', [
    ofTenant(TENANT_A, { cents: 850, note: 'One domain less', version: 1 }),
  ])
  await submit(EXAMPLE_REFORECAST, FAY, EXAMPLE_SUBMITTED, 'Ten months are known', [
    ofTenant(TENANT_A, { cents: 880, owner }),
  ])
}
