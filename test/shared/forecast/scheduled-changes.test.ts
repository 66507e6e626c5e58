// What the inputs of a month say of later ones: only what is due after they were looked at, from the first month at whose end
// it holds.
import { expect, test } from '@jest/globals'
import { scheduledChanges } from '../../../shared/forecast/scheduled-changes.ts'
import { ip, vps } from '../../worlds/world.ts'

const AS_OF_MS = Date.UTC(2025, 11, 1)
const due = (date: string) => ({ decommissionScheduledForMs: Date.parse(date) })
const listed = (validFrom: string, validTo: string | null) => ({
  ...{ name: 'Secrets', vendor: 'Vault', monthlyCents: 900, validFrom, validTo },
})

test('servers that are there now and due later, with their addresses; overdue ones are paid for and stay', () => {
  const inputs = {
    vps: [
      vps('v1', 1, due('2026-01-15')),
      vps('v2', 1, { ...due('2026-02-01'), status: 'scheduled_decommission' }),
      vps('overdue', 1, due('2025-11-20')),
      vps('gone', 1, { ...due('2026-01-15'), status: 'decommissioned' }),
      vps('later', 1, { ...due('2026-01-15'), createdMs: AS_OF_MS }),
      vps('stays', 1),
    ],
    ips: [ip('i1', 'v1', 1), ip('i2', 'v1', 1), ip('i3', 'stays', 1)],
    platformCosts: null,
  }
  const { decommissions, platformCosts } = scheduledChanges(inputs, AS_OF_MS)
  expect(decommissions.map(({ vpsId, ipIds, fromPeriod, date }) => [vpsId, ipIds, fromPeriod, date])).toEqual(
    [
      ['v1', ['i1', 'i2'], '2026-01', '2026-01-15'],
      ['v2', [], '2026-02', '2026-02-01'],
    ],
  )
  expect(platformCosts).toEqual([])
})

test('a platform cost counts in a month while it is owed on its last day', () => {
  const changesOf = (validFrom: string, validTo: string | null) =>
    scheduledChanges(
      { vps: [], ips: [], platformCosts: [listed(validFrom, validTo)] },
      AS_OF_MS,
    ).platformCosts.map(({ kind, fromPeriod, centsPerMonth }) => [kind, fromPeriod, centsPerMonth])
  expect(changesOf('2025-01-01', null)).toEqual([])
  expect(changesOf('2025-01-01', '2025-11-29')).toEqual([])
  expect(changesOf('2025-01-01', '2025-11-30')).toEqual([['ends', '2025-12', -900]])
  expect(changesOf('2025-01-01', '2025-12-30')).toEqual([['ends', '2025-12', -900]])
  expect(changesOf('2025-01-01', '2025-12-31')).toEqual([['ends', '2026-01', -900]])
  expect(changesOf('2026-02-10', '2026-03-31')).toEqual([
    ['begins', '2026-02', 900],
    ['ends', '2026-04', -900],
  ])
})
