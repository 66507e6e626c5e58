// The sample's budget can be submitted as it is: every month of the year, whole cents, owners who are people of the sample.
import { expect, test } from '@jest/globals'
import { sampleBudget } from '../../../infra/local/sample/sample-budget.ts'
import { previewSubmission } from '../../../shared/budgets/preview-submission.ts'
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import { book, FINANCE, terms } from '../../shared/budgets/budget-world.ts'

const tenant = (id: string, totalCostCents: number | null, emailsSent: number | null) =>
  ({ tenantId: id, totalCostCents, emailsSent }) as TenantFigures

test('is accepted, for the costliest tenants with a known cost, some by quantity and rate', () => {
  const run = {
    period: '2026-10',
    tenants: [
      tenant('a', 10_049, 1_000),
      tenant('b', 99_999, 70_000),
      tenant('c', null, 5),
      tenant('d', 0, 5),
    ],
  }
  const owners = { ownTenants: ['a'], budgetOwner: 'owner', finance: 'finance' }
  const rows = sampleBudget(run, owners, 4)
  expect(new Set(rows.map(({ member }) => member))).toEqual(new Set(['a', 'b']))
  expect(rows[0]).toMatchObject({ period: '2026-04', member: 'b', owner: 'finance', unit: 'emails_sent' })
  expect(rows.at(-1)).toMatchObject({ period: '2027-03', member: 'a', owner: 'owner', cents: 11_000 })
  const submission = { scenario: { kind: 'budget' } as const, why: 'sample', rows }
  const known = { ...terms(FINANCE, 4), memberOf: (_: unknown, typed: string) => typed }
  expect(previewSubmission(book(), submission, known)).toMatchObject({ accepted: true, errors: [] })
})
