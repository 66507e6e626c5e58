// A tenant's costs, derived line by line.
import { describe, expect, test } from '@jest/globals'
import { A, assignment, B, C, ip, run, sent, vps } from '../../worlds/world.ts'

const inputs = {
  vps: [vps('v1', 102)],
  ips: [ip('i1', 'v1', 10), ip('i2', 'v1', 30), ip('i3', 'v1', 5)],
  assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', A), assignment('i2', C)],
}

test('a VPS line names its IPs with the tenants on each, and only IPs the tenant uses', () => {
  const [line] = run(inputs).explain(B).lines
  expect(line).toEqual({
    kind: 'resource',
    measure: 'infrastructure_cost',
    pool: 'vps',
    resourceId: 'v1',
    label: 'hw-v1',
    vendor: 'hostwinds',
    resourceCents: 102,
    inServiceIps: 2,
    tenants: 3,
    ips: [{ ipId: 'i1', address: '192.0.2.2', tenants: 2, weight: '1', totalWeight: '2', evenBecause: null }],
    weight: '1',
    totalWeight: '4',
    unroundedShareCents: '25.5',
    cents: 26,
    spareCent: true,
  })
})

test('an IP line is part of email service cost', () => {
  expect(run(inputs).explain(C).lines[1]).toMatchObject({
    measure: 'email_service_cost',
    pool: 'ip',
    resourceId: 'i2',
    resourceCents: 30,
    cents: 15,
  })
})

describe('how many tenants share a resource', () => {
  const linesOf = (id: string, more: Parameters<typeof run>[0] = {}) =>
    run({ ...inputs, ...more })
      .explain(id)
      .lines.map((line) => [
        line.kind === 'resource' ? line.resourceId : line.kind,
        'tenants' in line && line.tenants,
      ])

  test('each is counted once, on however many of its IPs and with however many domains it lies', () => {
    const twice = [...inputs.assignments, assignment('i1', A, { id: 'again', domainId: 'another domain' })]
    expect(linesOf(A, { assignments: twice })).toEqual([
      ['v1', 3],
      ['i1', 2],
      ['i2', 2],
    ])
  })

  test('whoever is alone is one, also where the cost is unknown', () => {
    const alone = { vps: [vps('v1', null)], assignments: [assignment('i3', C)] }
    expect(linesOf(C, alone)).toEqual([
      ['v1', 1],
      ['i3', 1],
    ])
  })
})

test('weights under a volume method are whole numbers as text', () => {
  const big = 2 ** 52
  const volumes = run({ ...inputs, usage: [sent(A, big), sent(B, big), sent(C, 0)] }, { method: 'volume' })
  expect(volumes.explain(C).lines[1]).toMatchObject({ weight: '0', totalWeight: String(big), cents: 0 })
})

test('the vendor of a line is what Finance maps the resource to', () => {
  const mapped = run(inputs, { vendorOf: (pool, id) => `${pool} vendor of ${id}` })
  expect(mapped.explain(B).lines.map((line) => ('vendor' in line ? line.vendor : null))).toEqual([
    'vps vendor of v1',
    'ip vendor of i1',
  ])
})

test('whoever uses nothing has no lines', () => {
  expect(run({}).explain(A)).toEqual({ tenantId: A, lines: [] })
})
