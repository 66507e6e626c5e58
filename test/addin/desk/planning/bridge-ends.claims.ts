// What the ends of a bridge are called, and what stands where it has no steps.
import { expect, test } from '@jest/globals'
import { budgetBridgeSheet } from '../../../../addin/desk/planning/budget-bridge-sheet.ts'
import { runsBridgeSheet } from '../../../../addin/desk/planning/runs-bridge-sheet.ts'
import type { ApiBridgeEnd, RunsBridge } from '../../../../shared/contract/api/answers/planning/bridges.ts'
import { BUDGET_BRIDGE, run } from './budget-bridge.ts'
import { ACME } from './planning-world.ts'

const end = (id: string, standing: ApiBridgeEnd['standing']) => ({ ...run(id), period: '2026-10', standing })
const between = (from: ApiBridgeEnd, to: ApiBridgeEnd): RunsBridge => ({
  ...{ measure: 'total_cost', of: ACME, label: 'Acme', from, to, from_missing: null, to_missing: null },
  ...{
    from_cents: 1,
    to_cents: 1,
    known_from_cents: 1,
    known_to_cents: 1,
    unknown_differences: 0,
    steps: [],
  },
})
const texts = ({ rows }: ReturnType<typeof runsBridgeSheet>) => rows.map(([first]) => first)

test('the ends of a bridge within one month are told apart, as closed and as restated or by run', () => {
  const restated = runsBridgeSheet(between(end('run-1', 'closed'), end('run-2', 'restated')))
  expect(restated.name).toBe('Bridge 2026-10 closed-restated')
  expect(texts(restated)).toEqual(
    expect.arrayContaining([
      'Total cost of Acme: from 2026-10 as closed to 2026-10 as restated',
      '2026-10 as closed (from)',
      '2026-10 as restated (to)',
      'Nothing changed',
    ]),
  )
  expect(restated.wrapped).toMatch(/^A\d+:A\d+$/)
  expect(texts(runsBridgeSheet(between(end('11112222-x', null), end('33334444-x', 'newest'))))).toEqual(
    expect.arrayContaining(['2026-10, run 11112222 (from)', '2026-10, newest run (to)']),
  )
})

test('a bridge from budget without any step says why: nothing changed, or no line has a bridge', () => {
  const without = BUDGET_BRIDGE.bridges.slice(2)
  const total = { budget_cents: 0, actual_cents: 0, bridges: 0, without: 1, steps: [] }
  const none = budgetBridgeSheet({ ...BUDGET_BRIDGE, bridges: without, total })
  expect(texts(none)).toContain('No line has a bridge: the reasons stand below')
  expect(texts(none)).not.toContain('Nothing changed')
  const same = { ...total, bridges: 1, without: 0 }
  expect(texts(budgetBridgeSheet({ ...BUDGET_BRIDGE, bridges: [], total: same }))).toContain(
    'Nothing changed',
  )
})
