// Incidents lie on the servers and IPs that events name, each counted once on each.
import { describe, expect, test } from '@jest/globals'
import type { DeliveryOutcome } from '../../../shared/events/business-events.ts'
import { resourceIncidents } from '../../../shared/resources/resource-incidents.ts'
import { A, assignment, ip, vps } from '../../worlds/world.ts'
import { seenOf } from './uses.ts'

const SERVERS = {
  vps: [vps('v1', 1000), vps('v2', 1000), vps('gone', 1000, { status: 'decommissioned' })],
  ips: [ip('i1', 'v1', 300), ip('i2', 'v1', 300), ip('i3', 'v2', 300), ip('i4', 'gone', 300)],
  assignments: [assignment('i1', A)],
}

const outcome = (
  incidents: number,
  ipId: string | null,
  vpsId: string | null,
  costImpactDollars: number | null = null,
): DeliveryOutcome => ({ tenantIdText: A, outcome: 'bounced', incidents, costImpactDollars, ipId, vpsId })

/** Incidents and cents by id, of VPS and then of IPs, and those of resources that are not paid for. */
function foundOn(outcomes: readonly DeliveryOutcome[] | null) {
  const { vps: uses, used } = seenOf(SERVERS, { incidents: outcomes })
  const shown = [
    ...uses.map((use) => ({ id: use.vpsId, ...use })),
    ...uses.flatMap(({ ipUses }) => ipUses.map((use) => ({ id: use.ipId, ...use }))),
  ]
  return {
    on: Object.fromEntries(
      shown.map(({ id, incidents, incidentCostImpactCents: cents }) => [id, [incidents, cents]]),
    ),
    unknown: resourceIncidents(outcomes, used).ofUnknownResources,
  }
}

const QUIET = { v1: [0, 0], v2: [0, 0], i1: [0, 0], i2: [0, 0], i3: [0, 0] }

test('none is zero on each; events that could not be read are null', () => {
  expect(foundOn([])).toEqual({ on: QUIET, unknown: 0 })
  const { on, unknown } = foundOn(null)
  expect(new Set(Object.values(on).flat())).toEqual(new Set([null]))
  expect(unknown).toBe(0)
})

describe('an incident', () => {
  test('of an IP counts for its VPS too, and one of a VPS alone on it alone', () => {
    expect(foundOn([outcome(3, 'i1', null), outcome(4, 'i2', 'v1'), outcome(5, null, 'v1')])).toEqual({
      on: { ...QUIET, v1: [12, null], i1: [3, null], i2: [4, null] },
      unknown: 0,
    })
  })

  test('of an IP that has moved counts for the VPS it is on, once', () => {
    expect(foundOn([outcome(3, 'i3', 'v1')]).on).toEqual({ ...QUIET, v2: [3, null], i3: [3, null] })
  })

  test('is found by an id in whatever case it is written', () => {
    expect(foundOn([outcome(1, 'I1', null), outcome(2, null, 'V2')]).on).toMatchObject({
      i1: [1, null],
      v1: [1, null],
      v2: [2, null],
    })
  })

  test('of what is not paid for is counted as of unknown resources; a VPS that it names besides still has it', () => {
    expect(foundOn([outcome(1, 'nowhere', null), outcome(2, null, 'gone'), outcome(4, 'i4', null)])).toEqual({
      on: QUIET,
      unknown: 7,
    })
    expect(foundOn([outcome(8, 'nowhere', 'v2')])).toEqual({ on: { ...QUIET, v2: [8, null] }, unknown: 8 })
  })

  test('that names no resource is on none, and of no unknown one', () => {
    expect(foundOn([outcome(9, null, null)])).toEqual({ on: QUIET, unknown: 0 })
  })
})

test('the reported cost is added before it is rounded, and is null where no incident says one', () => {
  const { on } = foundOn([
    outcome(1, 'i1', null, 0.004),
    outcome(1, 'i1', null, 0.004),
    outcome(1, 'i2', null, 12.345),
    outcome(1, 'i2', null),
    outcome(1, 'i3', null),
  ])
  expect(on).toEqual({ v1: [4, 1235], v2: [1, null], i1: [2, 1], i2: [2, 1235], i3: [1, null] })
})
