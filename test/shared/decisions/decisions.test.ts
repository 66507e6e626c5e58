// Strategic decisions: proposed, decided once, reviewed; two who edit one never overwrite each other, and nothing is lost.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ChangeEntry, changeEntry, staleChange } from '../../../shared/contract/decisions/change.ts'
import type { Decision } from '../../../shared/contract/decisions/decision.ts'
import { decision, decisionValues } from '../../../shared/contract/decisions/decision.ts'
import { changedSince } from '../../../shared/decisions/changed-since.ts'
import { decide } from '../../../shared/decisions/decide.ts'
import { decisionEvents } from '../../../shared/decisions/decision-events.ts'
import { decisionVelocity } from '../../../shared/decisions/decision-velocity.ts'
import { editDecision } from '../../../shared/decisions/edit-decision.ts'
import { proposeDecision } from '../../../shared/decisions/propose-decision.ts'
import { reviewDecision } from '../../../shared/decisions/review-decision.ts'
import { trackedOutcomes } from '../../../shared/decisions/tracked-outcomes.ts'
import type { ChangeResult } from '../../../shared/decisions/versioned-change.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { parseRange } from '../../../shared/ranges/parse-range.ts'
import { SEED } from '../../worlds/random-world.ts'
import { at, ID, proposed, stamp, TENANT, uuidOf, VALUES } from './decision-world.ts'

const changed = <Item>(result: ChangeResult<Item>): Item => {
  if (result.kind !== 'changed') throw new Error(result.kind)
  return result.record
}
const TERMS = { uuidOf, platformTenantId: null }
const OUTCOME = { judgement: 'better', actualCents: 90_000, words: 'Two servers less.' } as const
const approved = (hours = 24, change = {}): Decision =>
  changed(decide(proposed(change), 1, 'approved', stamp(hours, { by: 'ceo', why: 'Agreed.' })))

describe('the course of a decision', () => {
  test('from proposed over approved to reviewed, each step a version with who, when, why, from and to', () => {
    const first = proposeDecision(ID, VALUES, { by: 'ann', at: at(0) })
    const second = decide(first.record, 1, 'approved', stamp(30, { by: 'ceo', why: ' Agreed. ' }))
    if (second.kind !== 'changed') throw new Error(second.kind)
    const third = reviewDecision(second.record, 2, OUTCOME, stamp(40))
    if (third.kind !== 'changed') throw new Error(third.kind)
    expect([first, second, third].map(({ record }) => [record.status, record.version])).toEqual([
      ['proposed', 1],
      ['approved', 2],
      ['reviewed', 3],
    ])
    expect(second.entry).toMatchObject({ id: ID, version: 2, by: 'ceo', at: at(30), why: 'Agreed.' })
    expect(second.entry.changes.map(({ field, from }) => [field, from])).toEqual([
      ['status', 'proposed'],
      ['decided', null],
      ['reviewOn', null],
    ])
    expect(second.record.reviewOn).toBe('2027-01-02')
    expect(third.record.reviewed).toEqual({ by: 'ann', at: at(40), outcome: OUTCOME })
    for (const { record, entry } of [first, second, third]) {
      expect(decision.parse(record)).toEqual(record)
      expect(changeEntry.parse(entry)).toEqual(entry)
    }
  })

  test('a day of review that was set stays; a declined decision gets none', () => {
    expect(approved(24, { reviewOn: '2026-12-24' }).reviewOn).toBe('2026-12-24')
    expect(changed(decide(proposed(), 1, 'declined', stamp(1))).reviewOn).toBeNull()
  })

  test.each([
    [
      'decided twice',
      () => decide(approved(), 2, 'declined', stamp(30)),
      /was approved by ceo on .*propose another/,
    ],
    [
      'reviewed before it is decided',
      () => reviewDecision(proposed(), 1, OUTCOME, stamp(1)),
      /approve or decline/,
    ],
    [
      'reviewed twice',
      () =>
        reviewDecision(
          changed(reviewDecision(approved(), 2, OUTCOME, stamp(30))),
          3,
          { ...OUTCOME, words: 'No.' },
          stamp(31),
        ),
      /was reviewed by ann/,
    ],
    [
      'rewritten once it is decided',
      () => editDecision(approved(), 2, { title: 'Another' }, stamp(30)),
      /title can no longer change/,
    ],
    [
      'changed without a reason',
      () => editDecision(proposed(), 1, { title: 'B' }, stamp(1, { why: ' ' })),
      /say why/,
    ],
    [
      'changed before it was proposed',
      () => editDecision(proposed(), 1, { title: 'B' }, stamp(-1)),
      /before the last one/,
    ],
  ])('is never %s', (_, change, message) => {
    expect(change).toThrow(RefusedError)
    expect(change).toThrow(message)
  })

  test('a day of review is today or later when it is chosen, wherever somebody is; one that stood may pass', () => {
    const reviewOn = '2026-09-29'
    expect(() => proposed({ reviewOn })).toThrow(/would be 2026-09-29, which is over/)
    expect(() => editDecision(proposed(), 1, { reviewOn }, stamp(1))).toThrow(RefusedError)
    expect(() => proposed({ reviewOn: '2026-09-30' })).not.toThrow()
    const stood = proposed({ reviewOn: '2026-10-01' })
    expect(editDecision(stood, 1, { reviewOn: '2026-10-01', title: 'B' }, stamp(99))).toMatchObject({
      kind: 'changed',
    })
  })

  test('its review may still move, with a reason', () => {
    expect(changed(editDecision(approved(), 2, { reviewOn: '2027-02-01' }, stamp(30))).reviewOn).toBe(
      '2027-02-01',
    )
  })

  test('an outcome range has its ends in order', () => {
    const expectedOutcome = { kind: 'cents', lowCents: 2, highCents: 1 }
    expect(decisionValues.safeParse({ ...VALUES, expectedOutcome }).success).toBe(false)
  })
})

describe('two people and one decision', () => {
  test('one wins, and the other sees both versions', () => {
    const standing = proposed()
    const theirs = changed(editDecision(standing, 1, { title: 'Theirs' }, stamp(1, { by: 'ben' })))
    const result = editDecision(theirs, 1, { title: 'Mine', level: 'manager' }, stamp(2))
    if (result.kind !== 'stale') throw new Error(result.kind)
    expect(result.theirs).toBe(theirs)
    expect(staleChange.parse(result.stale)).toEqual(result.stale)
    expect(result.stale).toMatchObject({
      yourVersion: 1,
      theirVersion: 2,
      changedBy: 'ben',
      fields: [
        { field: 'title', yours: 'Mine', theirs: 'Theirs' },
        { field: 'level', yours: 'manager', theirs: 'executive' },
      ],
    })
    expect(result.stale.message).toContain('version 2 now: ben changed it')
  })

  test('who declines what somebody approved meanwhile is shown that, not told off', () => {
    expect(decide(approved(), 1, 'declined', stamp(30, { by: 'cfo' }))).toMatchObject({ kind: 'stale' })
  })

  test('whatever changed since is named with what was read and what stands; what came back to itself is not', () => {
    let standing = proposed()
    const entries: ChangeEntry[] = []
    for (const values of [
      { title: 'B' },
      { title: 'C', level: 'manager' },
      { level: 'executive' },
    ] as const) {
      const result = editDecision(standing, standing.version, values, stamp(entries.length + 1))
      if (result.kind !== 'changed') throw new Error(result.kind)
      entries.unshift(result.entry)
      standing = result.record
    }
    expect(changedSince(entries)).toEqual([{ field: 'title', read: VALUES.title, stands: 'C' }])
    expect(changedSince([])).toEqual([])
  })

  test('a verdict or a review whose answer was lost is sent again and changes once; of another person it is refused', () => {
    const why = 'Agreed.'
    const once = approved()
    for (const version of [1, 2])
      expect(decide(once, version, 'approved', stamp(48, { by: 'ceo', why: ' Agreed. ' }))).toEqual({
        kind: 'unchanged',
        record: once,
      })
    const reviewed = changed(reviewDecision(once, 2, OUTCOME, stamp(49)))
    expect(reviewDecision(reviewed, 2, { ...OUTCOME }, stamp(50))).toMatchObject({ kind: 'unchanged' })
    expect(decide(reviewed, 1, 'approved', stamp(51, { by: 'ceo', why }))).toMatchObject({
      kind: 'unchanged',
    })
    expect(() => decide(once, 2, 'approved', stamp(48, { by: 'cfo', why }))).toThrow(/was approved by ceo/)
    expect(() => reviewDecision(reviewed, 3, OUTCOME, stamp(50, { by: 'ben' }))).toThrow(
      /was reviewed by ann/,
    )
  })

  test('the same edit sent twice changes once', () => {
    const once = changed(editDecision(proposed(), 1, { title: 'B' }, stamp(1)))
    expect(editDecision(once, 1, { title: 'B' }, stamp(2))).toEqual({ kind: 'unchanged', record: once })
  })

  test('the same values in another order of their fields are no change, stale or not: a store keeps no order', () => {
    const kept = proposed({ expectedOutcome: { highCents: 200_000, lowCents: 50_000, kind: 'cents' } })
    const same = { expectedOutcome: VALUES.expectedOutcome }
    for (const version of [1, 7]) expect(editDecision(kept, version, same, stamp(1)).kind).toBe('unchanged')
    const other = { expectedOutcome: { kind: 'cents' as const, lowCents: 50_000, highCents: 200_001 } }
    expect(editDecision(kept, 1, other, stamp(1)).kind).toBe('changed')
  })

  test('however edits interleave, versions have no gap, and every accepted edit was made of what stood', () => {
    const edit = fc.record({ read: fc.nat({ max: 6 }), title: fc.constantFrom('A', 'B', 'C', 'D') })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let standing = proposed()
        const titles = [standing.title]
        for (const [index, { read, title }] of edits.entries()) {
          const version = Math.min(read + 1, standing.version)
          const result = editDecision(standing, version, { title }, stamp(index + 1))
          if (result.kind === 'changed') {
            expect(version).toBe(standing.version)
            expect(result.entry.changes).toEqual([{ field: 'title', from: titles.at(-1), to: title }])
            titles.push(title)
            standing = result.record
          } else if (result.kind === 'stale') {
            expect(version).toBeLessThan(standing.version)
          } else expect(title).toBe(standing.title)
        }
        expect(standing.version).toBe(titles.length)
      }),
      { seed: SEED, numRuns: 100 },
    )
  })
})

describe('the event of a decision', () => {
  test('has the properties of the documents, and is one however often it is built or reviewed', () => {
    const [event, ...others] = decisionEvents(approved(), TERMS)
    expect(others).toEqual([])
    expect(event).toMatchObject({
      name: 'strategic_decision_summary',
      tenantId: TENANT,
      atMs: Date.parse(at(24)),
      properties: {
        tenant_id: TENANT,
        decision_category: 'infrastructure_investment',
        decision_maker_level: 'executive',
        strategic_justification: 'growth_scaling_requirements',
        expected_outcome_range: '500-2000',
        review_timeframe: 'quarterly',
        outcome_follow_up: 'process_driven',
      },
    })
    const reviewed = changed(reviewDecision(approved(), 2, OUTCOME, stamp(40)))
    expect(decisionEvents(reviewed, TERMS)).toEqual([event])
    expect(parseRange(event?.properties.expected_outcome_range)).toMatchObject({ low: 500, high: 2000 })
  })

  test('carries the words where it has words, and stands under the tenant that is the platform', () => {
    const words = '25-50_percent_improvement'
    const ofPlatform = approved(1, { tenantId: null, expectedOutcome: { kind: 'words', words } })
    expect(decisionEvents(ofPlatform, TERMS)).toEqual([])
    expect(decisionEvents(ofPlatform, { ...TERMS, platformTenantId: TENANT })[0]?.properties).toMatchObject({
      tenant_id: TENANT,
      expected_outcome_range: words,
    })
    expect(decisionEvents(proposed(), TERMS)).toEqual([])
  })
})

describe('velocity and outcomes', () => {
  const window = { from: at(0), to: at(31 * 24) }

  test('velocity is the median of the hours from proposed to decided in the window; under 48 hours meets the target', () => {
    const velocityOf = (...hours: number[]) =>
      decisionVelocity(
        hours.map((each) => approved(each)),
        window,
      )
    expect(velocityOf(10)).toEqual({ value: 10, met: true, missing: null })
    expect(velocityOf(100, 10, 20)).toMatchObject({ value: 20 })
    expect(velocityOf(47, 49)).toEqual({ value: 48, met: false, missing: null })
    expect(velocityOf(1 / 3, 1 / 3)).toMatchObject({ value: 0.33 })
  })

  test('without a decision in the window it is null, with the reason', () => {
    const none = { value: null, met: null, missing: { code: 'no_decisions' } }
    expect(decisionVelocity([proposed()], window)).toMatchObject(none)
    expect(decisionVelocity([approved(31 * 24)], window)).toMatchObject(none)
  })

  test('outcomes hold what was expected against what it came to', () => {
    const reviewed = changed(reviewDecision(approved(), 2, OUTCOME, stamp(40)))
    const declined = changed(decide(proposed(), 1, 'declined', stamp(1)))
    expect(trackedOutcomes([reviewed, declined, approved(), proposed()], window, '2027-01-05')).toEqual({
      approved: 2,
      declined: 1,
      reviewed: 1,
      reviewsOverdue: 1,
      judged: { better: 1, as_expected: 0, worse: 0, not_known: 0 },
      money: { decisions: 1, expectedLowCents: 50_000, expectedHighCents: 200_000, actualCents: 90_000 },
    })
    expect(trackedOutcomes([], window, '2027-01-05').money).toBeNull()
  })
})
