// Every modelled figure says that it is one, how it was modelled, and how old its sources are.
import { describe, expect, test } from '@jest/globals'
import { methodId, methodText } from '../../../shared/approximation/method-text.ts'
import { sourceAge } from '../../../shared/approximation/source-age.ts'
import { EVERY_REQUEST } from '../../worlds/random-world.ts'
import { PERIOD, run } from '../../worlds/world.ts'

test('both sentences stand beside a run, verbatim, and no invoice is claimed', () => {
  const { approximation } = run({}).figures
  expect(approximation.statements).toEqual([
    'Modeled internal approximation based on provider invoices and usage patterns.',
    'Not an invoice. Always validate with finance systems.',
  ])
  expect(approximation.invoiceComparison).toBe('no invoice held against this yet')
})

describe('method and policies', () => {
  const all = EVERY_REQUEST.map(({ method, policies }) => ({ method, policies }))

  test('have an id and a text of their own', () => {
    expect(new Set(all.map(({ method, policies }) => methodId(method, policies))).size).toBe(all.length)
    expect(new Set(all.map(({ method, policies }) => methodText(method, policies))).size).toBe(all.length)
  })

  test('every text says run-rate, not prorated, that a share can fall by a cent, and prints each policy', () => {
    for (const { method, policies } of all) {
      const text = methodText(method, policies)
      expect(text).toMatch(/month-end run-rates, not prorated by day/)
      expect(text).toMatch(/when a total grows by a cent one share can fall by one/)
      expect(text).toMatch(policies.shareIdle === 'none' ? /Idle cost is not shared/ : policies.shareIdle)
      expect(text).toMatch(
        policies.sharePlatform === 'none' ? /Platform cost is not shared/ : policies.sharePlatform,
      )
      expect(text).not.toMatch(/\bexact|actual bill|guaranteed|real-time|canonical/i)
    }
  })
})

describe('the age of a source', () => {
  const age = (latestMs: number | null) => sourceAge({ name: 'payments', rows: 3, latestMs }, PERIOD.endMs)

  test('is whole hours from its newest stamp to asOf', () => {
    expect(age(PERIOD.endMs - 90 * 60_000)).toEqual({
      name: 'payments',
      rows: 3,
      latest: '2025-11-30T22:30:00Z',
      ageHours: 1,
    })
  })

  test('is 0 for a later stamp and null without one', () => {
    expect(age(PERIOD.endMs + 1).ageHours).toBe(0)
    expect(age(null)).toMatchObject({ latest: null, ageHours: null })
  })
})

test('a run names its period, its moment and its currency, and has no run id before it is published', () => {
  expect(run({}).figures).toMatchObject({
    period: '2025-11',
    asOf: '2025-12-01T00:00:00Z',
    currency: 'USD',
    runId: null,
    method: 'even',
    policies: { shareIdle: 'none', sharePlatform: 'none' },
  })
})
