// An alert over time: one while its condition holds, resolved when it ends, another occurrence when it comes back.
import { describe, expect, test } from '@jest/globals'
import { acknowledge, isAcknowledged } from '../../../shared/alerts/lifecycle/acknowledge.ts'
import { evaluate } from '../../../shared/alerts/lifecycle/evaluate.ts'
import { rulesWithout } from '../../../shared/alerts/lifecycle/not-looked-at.ts'
import type { AlertBook, AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import { alertBook } from '../../../shared/contract/alerts/alert-record.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import { answeredAlerts, revenueProtectionRate } from '../../../shared/health/revenue-protection-rate.ts'
import { ACME, acknowledged, alert, BIRCH, bookAfter, day, lookOn } from './alert-world.ts'

const IDLE = alert('idle_vps', 'v')
const AT_RISK = alert('revenue_at_risk', ACME)
const record = (...looks: Parameters<typeof bookAfter>): AlertRecord =>
  bookAfter(...looks).records.at(-1) as AlertRecord

describe('a condition', () => {
  test('that persists is one alert, with its first and last look and the wording of the last', () => {
    const book = bookAfter([0, alert('idle_vps', 'v', 'one IP')], [1, alert('idle_vps', 'v', 'two IPs')])
    expect(alertBook.parse(book)).toEqual(book)
    expect(book.records).toHaveLength(1)
    expect(book.records[0]).toMatchObject({
      id: 'idle_vps:v',
      occurrence: 1,
      detail: 'two IPs',
      firstSeen: { summaryId: 's0', asOf: day(0), period: '2026-10' },
      lastSeen: { summaryId: 's1' },
      resolved: null,
    })
  })

  test('that ends is resolved; that comes back is another occurrence, unacknowledged', () => {
    const first = acknowledged(bookAfter([0, IDLE]), 'idle_vps:v', 'cfo', day(0))
    const ended = evaluate(first, [], lookOn(1))
    expect(ended.changes).toMatchObject([{ kind: 'resolved', record: { resolved: { summaryId: 's1' } } }])
    const { book, changes } = evaluate(ended.book, [IDLE], lookOn(2))
    expect(changes).toMatchObject([{ kind: 'opened', record: { occurrence: 2, acknowledgements: [] } }])
    expect(book.records.map(({ occurrence, resolved }) => [occurrence, resolved === null])).toEqual([
      [1, false],
      [2, true],
    ])
  })

  test('whose stage rises is the same alert, worse; falling again and rising is no news', () => {
    const high = alert('bounce_rate_elevated', ACME)
    const critical = alert('bounce_rate_critical', ACME)
    const book = bookAfter([0, high])
    const rising = evaluate(book, [critical], lookOn(1))
    expect(rising.changes).toMatchObject([
      { kind: 'worse', record: { id: `bounce_rate:${ACME}`, severity: 'Critical' } },
    ])
    const fallen = evaluate(rising.book, [high], lookOn(2))
    expect(fallen.changes).toMatchObject([{ kind: 'seen', record: { severity: 'High' } }])
    const again = evaluate(fallen.book, [critical, high], lookOn(3))
    expect(again.changes).toMatchObject([{ kind: 'seen', record: { severity: 'Critical', occurrence: 1 } }])
    expect(again.book.records[0]?.raised.map(({ severity }) => severity)).toEqual(['High', 'Critical'])
  })
})

describe('a look', () => {
  test('evaluated twice changes nothing', () => {
    const { book } = evaluate(bookAfter([0, IDLE]), [AT_RISK], lookOn(1))
    expect(evaluate(book, [AT_RISK], lookOn(1))).toEqual({ book, changes: [] })
  })

  test('of an earlier state that comes late changes nothing that a later one said', () => {
    const book = bookAfter([0, IDLE], [2])
    const late = lookOn(1, { at: day(9) })
    expect(evaluate(book, [IDLE, AT_RISK], late)).toEqual({ book, changes: [] })
  })

  test('of the same state, published anew with better data, counts', () => {
    const book = bookAfter([0, IDLE])
    expect(evaluate(book, [], lookOn(0, { at: day(1) })).changes).toMatchObject([{ kind: 'resolved' }])
  })

  test('that is partial ends only what it could look at', () => {
    const book = bookAfter([0, IDLE, AT_RISK, alert('revenue_at_risk', BIRCH), alert('burned_ips', 'w')])
    const notLookedAt = { rules: new Set(['idle_vps']), ids: new Set([`revenue_at_risk:${ACME}`]) }
    const { changes } = evaluate(book, [], lookOn(1, { notLookedAt }))
    expect(changes.map(({ kind, record: { id } }) => [kind, id])).toEqual([
      ['resolved', 'burned_ips:w'],
      ['resolved', `revenue_at_risk:${BIRCH}`],
    ])
  })

  test('of a quarter leaves what belongs to months alone', () => {
    const book = bookAfter([0, IDLE])
    const pattern = alert('risk_pattern', ACME)
    const { changes } = evaluate(book, [pattern, alert('idle_vps', 'w')], lookOn(0, { period: '2026-Q3' }))
    expect(changes).toMatchObject([{ kind: 'opened', record: { rule: 'risk_pattern', cycle: 'quarterly' } }])
  })
})

describe('the last look of a month that comes after the first of the next one', () => {
  const NEXT = '2026-11'
  const OVER = alert('over_budget', 'all')
  const RISE = alert('price_rise', 'v:2026-10')
  /** Budgets are judged once a month is over, deliveries once it has gone on for a while. */
  const early = { rules: new Set(['over_budget', 'revenue_at_risk']), ids: new Set<string>() }
  const first = (book: AlertBook, ...found: StrategicAlert[]) =>
    evaluate(book, found, lookOn(31.1, { period: NEXT, notLookedAt: early })).book
  const last = lookOn(31, { at: day(31.5) })
  const changed = (book: AlertBook, found: StrategicAlert[], look = last) =>
    evaluate(book, found, look).changes.map(({ kind, record: { id } }) => `${kind} ${id}`)

  test('opens what the new month could not judge yet, and ends it', () => {
    expect(changed(first(bookAfter([30])), [OVER, AT_RISK])).toEqual([
      'opened over_budget:all',
      `opened revenue_at_risk:${ACME}`,
    ])
    expect(changed(first(bookAfter([30, OVER, AT_RISK])), [OVER])).toEqual([
      'seen over_budget:all',
      `resolved revenue_at_risk:${ACME}`,
    ])
  })

  test('changes nothing that the new month has said: what it ended has ended, what it sees goes on', () => {
    expect(changed(first(bookAfter([30, IDLE])), [IDLE])).toEqual([])
    expect(changed(first(bookAfter([30, AT_RISK]), AT_RISK), [])).toEqual([])
    expect(changed(first(bookAfter([30])), [IDLE])).toEqual([])
  })

  test('gives a notice that nobody gave, once: what came about in a month came about', () => {
    expect(changed(first(bookAfter([30])), [RISE])).toEqual(['opened price_rise:v:2026-10'])
    expect(changed(first(bookAfter([30, RISE])), [RISE])).toEqual([])
  })

  test('restated, is looked at again, as long as no later month was judged by the same rule', () => {
    const { book } = evaluate(first(bookAfter([30])), [], last)
    const restated = lookOn(31, { at: day(40) })
    expect(changed(book, [OVER], restated)).toEqual(['opened over_budget:all'])
    const later = evaluate(book, [], lookOn(61, { period: NEXT })).book
    expect(changed(later, [OVER], restated)).toEqual([])
    expect(evaluate(later, [OVER], restated).book.looks).toMatchObject({
      monthly: { period: NEXT },
      periods: { '2026-10': { at: day(40) }, [NEXT]: { asOf: day(61) } },
    })
  })
})

describe('what leans on which source', () => {
  test('without deliveries no bounce rate and no revenue at risk is judged; servers are', () => {
    const rules = rulesWithout(new Set(['deliverability_daily_summary']))
    expect(rules).toEqual(
      expect.arrayContaining(['bounce_rate_critical', 'bounce_rate_elevated', 'revenue_at_risk']),
    )
    expect(rules).not.toContain('idle_vps')
  })

  test('a column that a rule does not read hinders none', () => {
    expect(rulesWithout(new Set(['vps_instances.monthly_cost', 'posthog']))).toEqual([])
    expect(rulesWithout(new Set(['plans.price_monthly']))).toEqual(['cost_above_list_price'])
  })
})

describe('an acknowledgement', () => {
  const high = record([0, alert('bounce_rate_elevated', ACME)])

  test('is one person’s, once, and ends nothing', () => {
    const once = acknowledge(high, 'cfo', day(1))
    expect(acknowledge(once, 'cfo', day(2))).toBe(once)
    expect(once.resolved).toBeNull()
    expect([isAcknowledged(once, 'cfo'), isAcknowledged(once, 'coo')]).toEqual([true, false])
  })

  test('of a lower severity does not silence a higher one; of a higher one it does a lower', () => {
    const worse = { ...acknowledge(high, 'cfo', day(1)), severity: 'Critical' as const }
    expect(isAcknowledged(worse, 'cfo')).toBe(false)
    const anew = acknowledge(worse, 'cfo', day(2))
    expect(anew.acknowledgements).toEqual([{ person: 'cfo', at: day(2), severity: 'Critical' }])
    expect(isAcknowledged({ ...anew, severity: 'High' }, 'cfo')).toBe(true)
  })
})

describe('the revenue protection rate', () => {
  const window = { from: day(0), to: day(31) }
  const NOW_MS = Date.parse(day(31))
  const risk = (hours: number | null): AlertRecord => {
    const one = record([0, AT_RISK])
    return hours === null ? one : acknowledge(one, 'coo', day((2 + hours) / 24))
  }
  const rate = (records: AlertRecord[], nowMs = NOW_MS) =>
    revenueProtectionRate(answeredAlerts(records, window, nowMs))

  test('is what somebody acknowledged within two hours of all Critical Revenue Risk alerts', () => {
    expect(rate([risk(2), risk(2.1), risk(null)])).toEqual({ value: 33.33, met: false, missing: null })
    expect(rate(Array.from({ length: 20 }, () => risk(1)))).toMatchObject({ value: 100, met: true })
    expect(rate([...Array.from({ length: 19 }, () => risk(1)), risk(null)])).toMatchObject({
      value: 95,
      met: false,
    })
  })

  test('leaves out other alerts, other windows, and those whose two hours are not over', () => {
    const none = { value: null, met: null, missing: { code: 'no_alerts' } }
    expect(rate([record([0, alert('bounce_rate_critical', ACME)])])).toMatchObject(none)
    expect(rate([record([31, AT_RISK])])).toMatchObject(none)
    expect(rate([risk(null)], Date.parse(day(3 / 24)))).toMatchObject(none)
    expect(rate([risk(null)], Date.parse(day(4 / 24)))).toMatchObject({ value: 0 })
  })

  test('is not final while an alert is still within its two hours', () => {
    const settled = rate([risk(1), risk(null)], Date.parse(day(3 / 24)))
    expect(settled).toMatchObject({ value: 100, missing: null })
    expect(settled.provisional).toBe('1 alert is still within its two hours and not counted yet.')
    expect(rate([risk(1)]).provisional).toBeUndefined()
  })
})
