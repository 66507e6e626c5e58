// A summary that is partial says why, and what to do about costs that are unknown.
import { expect, test } from '@jest/globals'
import { answer } from '../../../functions/summarize-strategy/answer.ts'
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import { ipUse, vpsUse } from '../../shared/savings/facts.ts'
import { summaryOf } from '../stores/summaries/sample-summaries.ts'

const ENTER = 'Some costs are unknown: enter approximate_cost for them, and run again.'
const whole = summaryOf()
const partial = (change: Partial<SummaryFigures>, missingSources: readonly string[] = []) =>
  answer(
    {
      ...whole,
      dataQuality: 'partial',
      platform: { ...whole.platform, costComplete: false },
      approximation: { ...whole.approximation, missingSources },
      ...change,
    },
    null,
    null,
  )

test('complete data have no reason and no costs to enter', () => {
  const { dataQualityReasons, next } = answer(whole, null, null)
  expect(dataQualityReasons).toEqual([])
  expect(next).not.toContain(ENTER)
})

test('an unknown cost of a server or an IP is why, and is to be entered', () => {
  for (const vps of [vpsUse('v', null, []), vpsUse('v', 1, [ipUse('i', null)])]) {
    const { dataQualityReasons, next } = partial({ vps: [vps] }, ['posthog'])
    expect(dataQualityReasons[0]).toMatch(/^The cost of some servers or IPs is unknown/)
    expect(next).toContain(ENTER)
  }
})

test('a month without a run or a source that is limited or missing is why, once, and asks for no costs', () => {
  const limited = { name: 'posthog', reason: 'It is not configured.', lastGood: null }
  const { dataQualityReasons, next } = partial(
    {
      vps: [vpsUse('v', 1, [])],
      costRuns: [{ period: '2025-10', runId: null }, ...whole.costRuns],
      systemHealth: { ...whole.systemHealth, limited: [limited] },
    },
    ['cost run 2025-10', 'payments', 'posthog'],
  )
  expect(dataQualityReasons).toEqual([
    'No cost run is published for 2025-10.',
    'posthog did not answer in full: It is not configured.',
    'The source payments is missing.',
  ])
  expect(next).not.toContain(ENTER)
})
