// Optimization initiatives: from an opportunity or free, with milestones, until they are done and what they saved is known.
import { describe, expect, test } from '@jest/globals'
import type { Initiative, InitiativeStatus } from '../../../shared/contract/decisions/initiative.ts'
import { initiative, initiativeValues } from '../../../shared/contract/decisions/initiative.ts'
import { completeMilestone, editInitiative } from '../../../shared/decisions/initiatives/edit-initiative.ts'
import { initiativeEvents } from '../../../shared/decisions/initiatives/initiative-events.ts'
import { recordOutcome } from '../../../shared/decisions/initiatives/initiative-outcome.ts'
import { initiativeProgress } from '../../../shared/decisions/initiatives/initiative-progress.ts'
import { moveInitiative } from '../../../shared/decisions/initiatives/move-initiative.ts'
import { initiativeFrom, startInitiative } from '../../../shared/decisions/initiatives/start-initiative.ts'
import type { ChangeResult } from '../../../shared/decisions/versioned-change.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { find, ipUse, price, vpsUse } from '../savings/facts.ts'
import { at, ID, INITIATIVE, stamp, TENANT, uuidOf } from './decision-world.ts'

const changed = (result: ChangeResult<Initiative>): Initiative => {
  if (result.kind !== 'changed') throw new Error(result.kind)
  return result.record
}
const planned = (change: Partial<typeof INITIATIVE> = {}) =>
  startInitiative(ID, { ...INITIATIVE, ...change }, { by: 'ben', at: at(0) }).record
const moved = (from: Initiative, ...to: InitiativeStatus[]) =>
  to.reduce((now, status, step) => changed(moveInitiative(now, now.version, status, stamp(step + 1))), from)
const done = (change: Partial<typeof INITIATIVE> = {}) => moved(planned(change), 'active', 'done')
const saved = (from: Initiative, actualCents: number | null, words = 'As planned.') =>
  changed(recordOutcome(from, from.version, { actualCents, words }, stamp(50)))
const TERMS = { uuidOf, platformTenantId: null }

test('an opportunity gives its words, its range and where it comes from', () => {
  const [idle] = find({ vps: [vpsUse('v', 100, []), vpsUse('w', 100, [ipUse('i', 1)])] })
  if (idle === undefined) throw new Error('nothing found')
  const values = initiativeFrom(idle, 'summary-1', 'ben')
  expect(values).toMatchObject({
    title: idle.title,
    source: { kind: 'opportunity', opportunityId: 'idle_vps:v', summaryRunId: 'summary-1' },
    expected: { lowCents: idle.lowCents, highCents: idle.highCents },
    owner: 'ben',
  })
  expect(initiativeValues.parse(values)).toEqual(values)
  expect(initiative.parse(saved(done(), 1))).toEqual(saved(done(), 1))
})

describe('its status', () => {
  test('goes forward, may pause, and ends once', () => {
    const now = moved(planned(), 'active', 'on_hold', 'active', 'done')
    expect(now).toMatchObject({ status: 'done', version: 5, ended: { by: 'ann', at: at(4) } })
    expect(() => moveInitiative(now, 5, 'active', stamp(9))).toThrow(/is done since .*start another/)
    expect(() => editInitiative(now, 5, { title: 'B' }, stamp(9))).toThrow(/only what came of it/)
  })

  test('skips nothing: the refusal says what can follow', () => {
    expect(() => moveInitiative(planned(), 1, 'done', stamp(1))).toThrow(RefusedError)
    expect(() => moveInitiative(planned(), 1, 'done', stamp(1))).toThrow('it can become active or cancelled')
    expect(moveInitiative(planned(), 1, 'planned', stamp(1))).toMatchObject({ kind: 'unchanged' })
  })

  test('of a stale version changes nothing', () => {
    expect(moveInitiative(moved(planned(), 'active'), 1, 'cancelled', stamp(5))).toMatchObject({
      kind: 'stale',
      stale: {
        yourVersion: 1,
        theirVersion: 2,
        fields: [{ field: 'status', yours: 'cancelled', theirs: 'active' }, {}],
      },
    })
  })
})

describe('its progress', () => {
  test('is the milestones done of all; late are those past their day', () => {
    const half = changed(completeMilestone(planned(), 1, { id: 'a', doneOn: '2026-10-01' }, stamp(1)))
    expect(initiativeProgress(half, '2026-11-01')).toMatchObject({
      percent: 50,
      done: 1,
      late: [{ id: 'b' }],
    })
    expect(initiativeProgress(half, '2026-10-31').late).toEqual([])
    expect(initiativeProgress(done(), '2027-01-01')).toMatchObject({ percent: 100, done: 0, late: [] })
    expect(initiativeProgress(planned({ milestones: [] }), '2027-01-01').percent).toBeNull()
  })

  test('a milestone that it does not have is refused with who changed it last', () => {
    expect(() => completeMilestone(planned(), 1, { id: 'z', doneOn: null }, stamp(1))).toThrow(
      /no milestone z: ben/,
    )
  })

  test('a milestone is done today at most, wherever somebody is, and not in the future by an edit or from the start', () => {
    const done = (doneOn: string) => () => completeMilestone(planned(), 1, { id: 'a', doneOn }, stamp(12))
    expect(done('2026-10-02')).not.toThrow()
    expect(done('2026-10-03')).toThrow(/Ask operations would be done on 2026-10-03, which is to come/)
    const milestones = INITIATIVE.milestones.map((one) => ({ ...one, doneOn: '2027-01-01' }))
    expect(() => editInitiative(planned(), 1, { milestones }, stamp(1))).toThrow(/which is to come/)
    expect(() => planned({ milestones })).toThrow(/which is to come/)
  })

  test('milestones have ids of their own', () => {
    const [one] = INITIATIVE.milestones
    expect(initiativeValues.safeParse({ ...INITIATIVE, milestones: [one, one] }).success).toBe(false)
  })
})

describe('what it saved', () => {
  test('is said once it is done, and is one event also when it is corrected', () => {
    expect(() => recordOutcome(planned(), 1, { actualCents: 1, words: 'x' }, stamp(1))).toThrow(/is planned/)
    const first = saved(done(), 11_000)
    const corrected = saved(first, 9_050, 'Less than thought.')
    const [event] = initiativeEvents(first, TERMS)
    const [again] = initiativeEvents(corrected, TERMS)
    expect(event).toMatchObject({
      name: 'cost_optimization',
      tenantId: TENANT,
      properties: { optimization_type: 'idle_vps', savings_amount: 110 },
    })
    expect(again).toMatchObject({
      uuid: event?.uuid,
      atMs: event?.atMs,
      properties: { savings_amount: 90.5 },
    })
  })

  test('is no event without a saving, for the platform, or where the summary writes it itself', () => {
    const [above] = find({ tenants: [price(TENANT, 100, 101)] })
    const source = { kind: 'opportunity', opportunityId: above?.id ?? '', summaryRunId: 's' } as const
    expect(initiativeEvents(done(), TERMS)).toEqual([])
    expect(initiativeEvents(saved(done(), null), TERMS)).toEqual([])
    expect(initiativeEvents(saved(done({ tenantId: null }), 5), TERMS)).toEqual([])
    expect(initiativeEvents(saved(done({ source }), 5), TERMS)).toEqual([])
  })
})
