// Reports of random worlds, under every method and sharing policy: what Excel adds up is what was published, and a figure
// that is missing is never a number.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { COST_BY_TENANT_MEASURES, costByTenant } from '../../../addin/reports/cost-by-tenant.ts'
import { PROFITABILITY_MEASURES, profitability } from '../../../addin/reports/profitability.ts'
import { computeRun } from '../../../shared/figures/compute-run.ts'
import { smallRun } from '../../functions/stores/runs/sample-runs.ts'
import { randomInputs, randomRequest, SEED } from '../../worlds/random-world.ts'
import { computedPage } from './computed-page.ts'
import { cellsOf, expectSound, sumInCents, sumsOf } from './documents.ts'

const asked = { period: '2025-11', knownAt: null }

test('columns come to the published cents, and the whole to the source of the pools', () => {
  fc.assert(
    fc.property(randomInputs, randomRequest, (inputs, request) => {
      const { figures } = computeRun(inputs, request)
      const byTenant = costByTenant(asked, computedPage(figures, COST_BY_TENANT_MEASURES))
      const earned = profitability(asked, computedPage(figures, PROFITABILITY_MEASURES))
      for (const document of [byTenant, earned]) {
        expectSound(document)
        expect(sumsOf(document)).toEqual(document.publishedTotalsCents)
      }
      const sources = figures.pools.map(({ sourceCents }) => sourceCents)
      if (!sources.includes(null) && !cellsOf(byTenant, 'total_cost').includes(null)) {
        expect(sumInCents(byTenant, 'total_cost')).toBe(
          sources.reduce<number>((sum, cents) => sum + Number(cents), 0),
        )
      }
      const unknown = figures.tenants.filter(({ profitCents }) => profitCents === null).length
      expect(cellsOf(earned, 'profit').filter((cell) => cell === null)).toHaveLength(unknown)
    }),
    { seed: SEED, numRuns: 30 },
  )
})

test('20,000 tenants are a document within two seconds of CPU, in the order of their names', () => {
  const answer = computedPage(smallRun().figures, COST_BY_TENANT_MEASURES)
  const [page] = answer.pages
  const tenants = Array.from({ length: 20_000 }, (_, index) => {
    const number = (index * 7_919) % 20_000
    const row = page.tenants[number % page.tenants.length] as (typeof page.tenants)[number]
    return {
      ...row,
      tenant_id: `${row.tenant_id}-${number}`,
      tenant_name: `Müller & "Söhne" ${number}, 東京`,
    }
  })
  const before = process.cpuUsage()
  const document = costByTenant(asked, { ...answer, pages: [{ ...page, tenants, tenant_count: 20_000 }] })
  const { user } = process.cpuUsage(before)
  expect(user / 1_000).toBeLessThan(2_000)
  expect(document.rows).toHaveLength(20_003)
  const shown = [0, 1, 2, 19_999].map((number) => cellsOf(document, 'tenant')[number])
  expect(shown).toEqual([0, 1, 2, 19_999].map((number) => `Müller & "Söhne" ${number}, 東京`))
})
