// The platform is told where delivery trouble concentrates: what events report, else what is modeled, never as a cause.
import { describe, expect, test } from '@jest/globals'
import { troubleWords } from '../../../shared/summaries/sections/trouble-words.ts'
import { ipUse, vpsUse } from '../savings/facts.ts'

const reported = (id: string, incidents: number, onIp: number) =>
  vpsUse(id, 100, [ipUse(`${id}-quiet`, 1, { incidents: 0 }), ipUse(`${id}-ip`, 1, { incidents: onIp })], {
    incidents,
    incidentCostImpactCents: null,
    bouncedEmails: 1,
  })
const modeled = (id: string, bouncedEmails: number | null) =>
  vpsUse(id, 100, [], { trackedEmails: 10_000, bouncedEmails, revenueBehindCents: 123_456 })

describe('servers with incidents', () => {
  test('the three with most, then by id, each with the IP that has most', () => {
    const vps = [reported('d', 5, 5), reported('b', 7, 1), reported('a', 5, 2), reported('c', 1, 1)]
    const words = [
      'Delivery trouble correlated with VPS b: 7 incidents (bounced, spam or blocked), 1 of them on IP b-ip.',
      'Delivery trouble correlated with VPS a: 5 incidents (bounced, spam or blocked), 2 of them on IP a-ip.',
      'Delivery trouble correlated with VPS d: 5 incidents (bounced, spam or blocked), on IP d-ip.',
    ]
    expect(troubleWords(vps)).toEqual(words)
    expect(troubleWords(vps.toReversed())).toEqual(words)
  })

  test('with what events say that they cost and the revenue behind the server', () => {
    const use = { ...reported('a', 1, 0), label: 'hw-1', incidentCostImpactCents: 250, revenueBehindCents: 1 }
    expect(troubleWords([use])).toEqual([
      'Delivery trouble correlated with VPS hw-1: 1 incident (bounced, spam or blocked), reported impact $2.50; $0.01 of billed revenue is behind it.',
    ])
  })
})

test('while no incident names a server, bounced emails of the tenants in service on it, as modeled', () => {
  expect(troubleWords([modeled('a', 900), modeled('b', 1200), modeled('c', 0), modeled('d', null)])).toEqual([
    'Delivery trouble correlated with VPS b (modeled): of the tenants in service on it 1,200 of 10,000 emails bounced; $1,234.56 of billed revenue is behind it.',
    'Delivery trouble correlated with VPS a (modeled): of the tenants in service on it 900 of 10,000 emails bounced; $1,234.56 of billed revenue is behind it.',
  ])
})

test('a server without trouble is not named', () => {
  expect(
    troubleWords([reported('a', 0, 0), modeled('b', 0)].map((use) => ({ ...use, bouncedEmails: 0 }))),
  ).toEqual([])
})
