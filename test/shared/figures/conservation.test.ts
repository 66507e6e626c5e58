// A run that does not conserve is not published.
import { describe, expect, test } from '@jest/globals'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { assertConserved } from '../../../shared/figures/conservation.ts'
import { A, assignment, ip, payment, run, subscription, vps } from '../../worlds/world.ts'

const sound = (shareIdle: 'none' | 'even' = 'none'): RunFigures =>
  run(
    {
      vps: [vps('v1', 1000), vps('v2', 500)],
      ips: [ip('i1', 'v1', 300)],
      assignments: [assignment('i1', A)],
      payments: [payment(A, 4900)],
      subscriptions: [subscription(A, 1)],
    },
    { policies: { shareIdle, sharePlatform: 'none' } },
  ).figures

const withRow = (figures: RunFigures, change: Partial<RunFigures['tenants'][number]>): RunFigures => ({
  ...figures,
  tenants: figures.tenants.map((row) => (row.tenantId === A ? { ...row, ...change } : row)),
})

test('a sound run passes, shared or not', () => {
  expect(() => assertConserved(sound())).not.toThrow()
  expect(() => assertConserved(sound('even'))).not.toThrow()
})

describe('one cent is enough to refuse', () => {
  test.each(['vps', 'ip', 'platform'])('between a %s pool and its source', (name) => {
    const figures = sound()
    const pools = figures.pools.map((pool) => (pool.pool === name ? { ...pool, differenceCents: 1 } : pool))
    expect(() => assertConserved({ ...figures, pools })).toThrow(RefusedError)
    expect(() => assertConserved({ ...figures, pools })).toThrow(new RegExp(`${name} pool does not conserve`))
  })

  test('between revenue and its source', () => {
    const figures = sound()
    const revenue = { ...figures.revenue, differenceCents: -1 }
    expect(() => assertConserved({ ...figures, revenue })).toThrow(
      /Revenue does not conserve.*Nothing was published/,
    )
  })

  test.each([
    ['infrastructureCostCents', 1001],
    ['emailServiceCostCents', 299],
    ['platformCostCents', 1],
    ['revenueCents', 4901],
  ])("between tenants' rows and their total: %s", (field, cents) => {
    expect(() => assertConserved(withRow(sound(), { [field]: cents }))).toThrow(RefusedError)
  })

  test.each(['infrastructureCostCents', 'emailServiceCostCents', 'idleCostCents'])(
    'while idle cost is shared: %s',
    (field) => {
      expect(() => assertConserved(withRow(sound('even'), { [field]: 7 }))).toThrow(RefusedError)
    },
  )
})
