// The figure book's worked examples, to the cent.
import { describe, expect, test } from '@jest/globals'
import { A, assignment, B, C, ip, poolOf, rowOf, run, sent, vps } from '../../worlds/world.ts'

const evenWorld = (vpsCents: number) => ({
  vps: [vps('v1', vpsCents)],
  ips: [
    ip('i1', 'v1', 300, { status: 'warmed' }),
    ip('i2', 'v1', 300),
    ip('i3', 'v1', 150, { status: 'burned' }),
  ],
  assignments: [
    assignment('i1', A),
    assignment('i1', A, { id: 'second', domainId: 'second domain of A' }),
    assignment('i1', B),
    assignment('i2', C),
  ],
})

describe('method even', () => {
  test('a VPS at $10.00 is divided over its two IPs in service, and the burned IP stays unallocated', () => {
    const even = run(evenWorld(1000))
    expect([A, B, C].map((id) => rowOf(even, id).infrastructureCostCents)).toEqual([250, 250, 500])
    expect([A, B, C].map((id) => rowOf(even, id).emailServiceCostCents)).toEqual([150, 150, 300])
    expect(even.figures.unallocated).toEqual([
      { pool: 'ip', reason: 'burned', resourceId: 'i3', label: '192.0.2.2', cents: 150, vendor: 'hostwinds' },
    ])
    expect(poolOf(even, 'vps')).toMatchObject({ sourceCents: 1000, tenantCents: 1000, unallocatedCents: 0 })
    expect(poolOf(even, 'ip')).toMatchObject({ sourceCents: 750, tenantCents: 600, unallocatedCents: 150 })
  })

  test('at $10.01 the spare cent goes to C, whose unrounded share has the largest remainder', () => {
    const even = run(evenWorld(1001))
    expect([A, B, C].map((id) => rowOf(even, id).infrastructureCostCents)).toEqual([250, 250, 501])
    const [line] = even.explain(C).lines
    expect(line).toMatchObject({ unroundedShareCents: '500.5', cents: 501, spareCent: true })
  })
})

test('shares of one VPS are added before they are rounded once: the spare cent goes to the lower id', () => {
  const once = run({
    vps: [vps('v1', 102)],
    ips: [ip('i1', 'v1', 0), ip('i2', 'v1', 0)],
    assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', A), assignment('i2', C)],
  })
  expect([A, B, C].map((id) => rowOf(once, id).infrastructureCostCents)).toEqual([51, 26, 25])
})

test('volume_per_ip weighs a tenant by its volume divided by its IPs in service', () => {
  const byVolume = run(
    {
      vps: [vps('v1', 1001)],
      ips: [ip('i1', 'v1', 300), ip('i2', 'v1', 300), ip('i3', 'v1', 150, { status: 'burned' })],
      assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', A), assignment('i2', C)],
      usage: [sent(A, 900), sent(B, 300), sent(C, 100)],
    },
    { method: 'volume_per_ip' },
  )
  expect([A, B, C].map((id) => rowOf(byVolume, id).infrastructureCostCents)).toEqual([710, 200, 91])
  expect([A, B, C].map((id) => rowOf(byVolume, id).emailServiceCostCents)).toEqual([425, 120, 55])
  expect([A, B, C].map((id) => rowOf(byVolume, id).totalCostCents)).toEqual([1135, 320, 146])
  const [line] = byVolume.explain(A).lines
  expect(line).toMatchObject({ unroundedShareCents: '709.8', cents: 710 })
})
