// Codes, ages, units and pins as a report says them to people, and what its total leaves out.
import { expect, test } from '@jest/globals'
import { approximationRows } from '../../../addin/reports/approximation-rows.ts'
import { sourceOfRuns } from '../../../addin/reports/report-source.ts'
import { pinnedTitle } from '../../../addin/reports/report-titles.ts'
import { atLeastOf, missingOfTenants } from '../../../addin/reports/total-remarks.ts'
import { ageInWords } from '../../../addin/shown/age-in-words.ts'
import { kpiUnit } from '../../../addin/shown/kpi-unit.ts'
import { unallocatedReason } from '../../../addin/shown/unallocated-reasons.ts'
import { smallRun } from '../../functions/stores/runs/sample-runs.ts'
import { computedPage } from './computed-page.ts'

const { pages, meta } = computedPage(smallRun().figures, ['total_cost', 'revenue'])
const [page] = pages
const basis = { asked: 'restated', months: { '2026-10': 'restated' }, note: null } as const

test.each([
  [null, undefined, 'KPIs, 2026-10'],
  ['closed', { ...basis, asked: 'closed' as const }, 'KPIs, 2026-10, closed'],
  ['restated', basis, 'KPIs, 2026-10, restated'],
  [
    'restated',
    { ...basis, months: { '2026-10': 'closed' as const } },
    'KPIs, 2026-10, closed, nothing restated',
  ],
  ['2026-11-01T08:30:00Z', undefined, 'KPIs, 2026-10, as known at 2026-11-01 08:30 UTC'],
  ['a-run', undefined, 'KPIs, 2026-10, pinned to a-run'],
])('the title says that it is pinned to %s', (knownAt, ofMeta, title) => {
  expect(pinnedTitle('kpis', { period: '2026-10', knownAt }, { ...(ofMeta && { basis: ofMeta }) })).toBe(
    title,
  )
})

test('a source that is missing twice is named once', () => {
  const limited = { ...meta, data_sources_limited: ['approximate_cost', 'posthog', 'approximate_cost'] }
  const rows = approximationRows({ period: '2025-11', knownAt: null }, sourceOfRuns(page, meta), limited)
  expect(rows.find(([label]) => label === 'Missing sources')?.[1]).toBe('approximate_cost, posthog')
})

test('ages, reasons and units are words', () => {
  expect([1, 47, 48, 1_408].map(ageInWords)).toEqual(['1 hour', '47 hours', '2 days', '58 days'])
  expect(unallocatedReason('platform')).toBe('platform cost, not shared')
  expect(unallocatedReason('burned, no_ip_in_service')).toBe('burned; no IP in service')
  expect(kpiUnit({ unit: 'score', target: 'above 85 %' })).toBe('%')
  expect(kpiUnit({ unit: 'hours', target: 'under 48 hours' })).toBe('hours')
})

test('a total says what it leaves out, and nothing where it is whole', () => {
  expect(atLeastOf('Cost', 0)).toBe('')
  expect(atLeastOf('Cost', 3)).toBe('Cost at least: 3 resources of unknown cost are left out.')
  const totals = (missing: number) => ({ total_cost: { value: null, bound: null, missing } })
  const inPages = [1, 2].map((missing) => ({ ...page, page_totals: totals(missing) }))
  expect(missingOfTenants(inPages, [{ id: 'total_cost', label: 'Total cost' }])).toEqual([
    'Total cost: without 3 tenants whose figure is missing.',
  ])
})
