// The share of what is paid for whose cost is not known: what the gate on unknown cost looks at.
import { expect, test } from '@jest/globals'
import type { PaidVps } from '../../../shared/allocation/paid-resources.ts'
import { unknownCostPercent, unknownCostShare } from '../../../shared/allocation/unknown-cost-percent.ts'

const vps = (costCents: number | null, ...ipCents: (number | null)[]): PaidVps =>
  ({ costCents, ips: ipCents.map((cents) => ({ costCents: cents })) }) as unknown as PaidVps

const percentOf = (...paid: PaidVps[]) => unknownCostPercent(unknownCostShare(paid))

test('VPS and IPs count alike, and a known zero is known', () => {
  expect(percentOf(vps(1_000, 0, null), vps(null))).toBe(50)
  expect(percentOf(vps(0, 0, 0))).toBe(0)
})

test('two decimals, rounded once', () => {
  expect(percentOf(vps(null, 1, 1))).toBe(33.33)
  expect(percentOf(vps(null, null, 1))).toBe(66.67)
})

test('where nothing has a price, all of it is unknown; where nothing is paid for, nothing is', () => {
  expect(percentOf(vps(null, null))).toBe(100)
  expect(percentOf()).toBe(0)
})

test('what compares looks at the counts, not at the rounded percent', () => {
  expect(unknownCostShare([vps(null, 1, null), vps(0)])).toEqual({ unknownResources: 2, paidResources: 4 })
})
