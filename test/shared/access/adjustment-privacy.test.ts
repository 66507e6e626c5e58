// What of adjustments own tenants' callers see: their rows, whole to the cent, and causes only where they tell of nobody.
import { expect, test } from '@jest/globals'
import { seenAdjustments } from '../../../shared/access/adjustment-privacy.ts'
import type { Sight } from '../../../shared/access/caller.ts'
import type { Adjustment } from '../../../shared/contract/closing/adjustments.ts'

const own: Sight = { kind: 'tenants', tenantIds: new Set(['a']) }
const of = (
  tenantId: string | null,
  pool: Adjustment['pool'],
  cause: Adjustment['cause'],
  cents: number,
): Adjustment => ({ tenantId, tenantName: tenantId, pool, cause, cents })

const ALL = [
  of('a', 'vps', 'prices', 70),
  of('a', 'vps', 'usage', -30),
  of('a', 'platform', 'prices', 5),
  of('a', 'platform', 'usage', -5),
  of('a', 'revenue', 'restatement', 900),
  of('b', 'vps', 'usage', 30),
  of(null, 'vps', 'prices', 1),
]

const shown = (method: 'even' | 'volume') =>
  seenAdjustments(ALL, method, own).map(({ tenantId, pool, cause, cents }) => [tenantId, pool, cause, cents])

test('under the method even, own causes show; those of pools that are shared do not', () => {
  expect(shown('even')).toEqual([
    ['a', 'vps', 'prices', 70],
    ['a', 'vps', 'usage', -30],
    ['a', 'revenue', 'restatement', 900],
  ])
})

test('under a volume method causes are added up: apart they would tell what a neighbour sends', () => {
  expect(shown('volume')).toEqual([
    ['a', 'vps', null, 40],
    ['a', 'revenue', 'restatement', 900],
  ])
})

test('to the whole platform nothing is left out', () => {
  expect(seenAdjustments(ALL, 'volume', { kind: 'platform' })).toEqual(ALL)
})
