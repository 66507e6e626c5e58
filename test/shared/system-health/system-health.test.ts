// How the system did: healthy, or degraded by whatever did not work; gaps lie between months that have data.
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_SETTINGS } from '../../../shared/summaries/summary-settings.ts'
import { monthsWithoutData } from '../../../shared/system-health/months-without-data.ts'
import { type SystemHealthFacts, systemHealth } from '../../../shared/system-health/system-health.ts'
import { PERIOD } from '../../worlds/world.ts'

const HOUR_MS = 60 * 60 * 1000

const costMonth = (period: string, hasRun: boolean) => ({
  period,
  tenants: hasRun ? new Map() : null,
  platform: null,
  restatedFrom: null,
})

const deliveryRow = (month: string, days = 30) => ({
  month,
  companyIdText: 'k',
  tenantId: null,
  days,
  unknownDays: 0,
  daysOverOne: 0,
  emailsSent: 1,
  emailsBounced: 0,
  emailsSpam: 0,
})

const source = (name: string, ageMs: number) => ({
  name,
  rows: 1,
  latest: new Date(PERIOD.endMs - ageMs).toISOString(),
  ageHours: Math.floor(ageMs / HOUR_MS),
})

const healthOf = (change: Partial<SystemHealthFacts> = {}) =>
  systemHealth({
    recentRuns: [{ period: '2025-11', state: 'published' }],
    costHistory: [costMonth('2025-11', true)],
    deliverability: [deliveryRow('2025-11')],
    asOfMs: PERIOD.endMs,
    settings: DEFAULT_SETTINGS,
    sources: [],
    limited: [],
    ...change,
  })

test('runs are counted by how they ended; one that failed or was refused degrades', () => {
  const ended = (...states: string[]) =>
    healthOf({ recentRuns: states.map((state) => ({ period: '2025-11', state })) })
  expect(ended('published', 'beside', 'writing')).toMatchObject({
    status: 'healthy',
    runs: { published: 2, failed: 0, refused: 0 },
  })
  expect(ended('published', 'failed')).toMatchObject({ status: 'degraded', runs: { failed: 1 } })
  expect(ended('published', 'refused')).toMatchObject({ status: 'degraded', runs: { refused: 1 } })
})

test('a daily source is stale strictly over 72 hours, to the millisecond; others may be as old as they are', () => {
  const statusAt = (name: string, ageMs: number) => healthOf({ sources: [source(name, ageMs)] }).status
  expect(statusAt('deliverability_daily_summary', 72 * HOUR_MS)).toBe('healthy')
  expect(statusAt('deliverability_daily_summary', 72 * HOUR_MS + 1)).toBe('degraded')
  expect(statusAt('vps_instances', 9999 * HOUR_MS)).toBe('healthy')
})

test('a source that did not answer in full degrades', () => {
  expect(healthOf({ limited: [{ name: 'posthog', reason: 'It is down.', lastGood: null }] }).status).toBe(
    'degraded',
  )
})

describe('a month without data', () => {
  const gaps = (runs: string, deliveries: string) => {
    const periodOf = (index: number) => `2025-0${index + 1}`
    return monthsWithoutData({
      costHistory: [...runs].map((mark, index) => costMonth(periodOf(index), mark === 'x')),
      deliverability: [...deliveries].flatMap((mark, index) =>
        mark === 'x' ? deliveryRow(periodOf(index)) : [],
      ),
    }).map(({ source: name, period }) => `${name} ${period}`)
  }

  test('lies between months that have data, for each source by itself', () => {
    expect(gaps('xxxx', 'xxxx')).toEqual([])
    expect(gaps('x-xx', 'xx-x')).toEqual(['cost_runs 2025-02', 'deliverability_daily_summary 2025-03'])
    expect(gaps('x--x', 'xxxx')).toEqual(['cost_runs 2025-02', 'cost_runs 2025-03'])
  })

  test('is none before the first or after the last, nor where there is none at all', () => {
    expect(gaps('--xx', 'xx--')).toEqual([])
    expect(gaps('---x', '----')).toEqual([])
  })

  test('has no day: a row of nothing is no data', () => {
    const costHistory = ['2025-01', '2025-02', '2025-03'].map((period) => costMonth(period, true))
    const deliverability = [deliveryRow('2025-01'), deliveryRow('2025-02', 0), deliveryRow('2025-03')]
    expect(monthsWithoutData({ costHistory, deliverability })).toHaveLength(1)
  })
})
