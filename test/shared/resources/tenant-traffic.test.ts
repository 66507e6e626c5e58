// Volumes of a window: the months added, unknown as soon as one is, and delivered emails of the last month.
import { expect, test } from '@jest/globals'
import { tenantTraffic } from '../../../shared/resources/tenant-traffic.ts'
import { A, B, run, sent, tenant } from '../../worlds/world.ts'

const month = (volumes: readonly ReturnType<typeof sent>[], ...tenants: string[]) =>
  run({ tenants: tenants.map((id) => tenant(id)), usage: volumes }).figures

test('months are added; one without a row of the tenant adds nothing, one without its volume makes it unknown', () => {
  const first = month([sent(A, 10)], A)
  const second = month([sent(A, 5), sent(B, 7)], A, B)
  const third = month([sent(B, 1)], A, B)
  const sentOver = (...runs: (typeof first)[]) =>
    [A, B].map((id) => tenantTraffic(runs, new Map()).get(id)?.emailsSent)
  expect(sentOver(first)).toEqual([10, undefined])
  expect(sentOver(first, second)).toEqual([15, 7])
  expect(sentOver(first, second, third)).toEqual([null, 8])
})

test('delivered emails are those of the last month alone', () => {
  const delivered = (emailsSent: number) => ({
    companyIdText: 'k',
    tenantId: A,
    rows: 1,
    rowsWithoutVolume: 0,
    emailsSent,
    emailsBounced: 0,
  })
  const monthOf = (...rows: ReturnType<typeof delivered>[]) => run({ dailySummaries: rows }).figures
  const last = (...runs: ReturnType<typeof monthOf>[]) =>
    tenantTraffic(runs, new Map()).get(A)?.emailsDelivered
  expect(last(monthOf(delivered(10)), monthOf(delivered(3)))).toBe(3)
  expect(last(monthOf(delivered(10)), monthOf())).toBeNull()
})
