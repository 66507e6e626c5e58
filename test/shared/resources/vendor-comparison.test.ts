// Vendors side by side: cost per thousand delivered emails against bounces and complaints.
import { describe, expect, test } from '@jest/globals'
import { A, assignment, B, C, ip, vps } from '../../worlds/world.ts'
import { seenOf, vendorLine } from './uses.ts'

const daily = (tenantId: string, emailsSent: number, emailsBounced: number) => ({
  companyIdText: `company-${tenantId}`,
  tenantId,
  rows: 1,
  rowsWithoutVolume: 0,
  emailsSent,
  emailsBounced,
})

// A sends from one IP of each server, B from that of v1, C has nothing in service.
const WORLD = {
  vps: [vps('v1', 1000), vps('v2', 600)],
  ips: [ip('i1', 'v1', 200), ip('i2', 'v2', 400), ip('i3', 'v2', 50, { status: 'burned' })],
  assignments: [assignment('i1', A), assignment('i2', A), assignment('i1', B)],
  dailySummaries: [daily(A, 1010, 10), daily(B, 300, 0), daily(C, 999, 0)],
}
const OVH = [vendorLine('vps', 'v2', 'ovh'), vendorLine('ip', 'i2', 'ovh'), vendorLine('ip', 'i3', 'ovh')]
const outcomes = {
  [A]: { trackedEmails: 1010, bouncedEmails: 10, spamComplaints: 4 },
  [B]: { trackedEmails: 300, bouncedEmails: 0, spamComplaints: 0 },
}

test('a tenant’s emails are divided over its IPs; what is delivered without an IP in service belongs to no vendor', () => {
  const { vendors, note } = seenOf(WORLD, { mapping: OVH, outcomes }).vendors
  expect(vendors).toEqual([
    // 500 of A and 300 of B for 12.00 dollars; 5 bounced of 505 + 300.
    {
      vendor: 'hostwinds',
      costCents: 1200,
      emailsDelivered: 800,
      costPerThousandDelivered: 15,
      bounceRate: 0.006211,
      complaintRate: 0.002484,
      missing: null,
    },
    {
      vendor: 'ovh',
      costCents: 1050,
      emailsDelivered: 500,
      costPerThousandDelivered: 21,
      bounceRate: 0.009901,
      complaintRate: 0.00396,
      missing: null,
    },
  ])
  expect(note).toMatch(/^Modeled: .*divided evenly/)
})

test('an IP of one vendor on the server of another counts for both', () => {
  const { vendors } = seenOf(WORLD, { mapping: [vendorLine('vps', 'v2', 'ovh')], outcomes }).vendors
  expect(
    vendors.map(({ vendor, costCents, emailsDelivered }) => [vendor, costCents, emailsDelivered]),
  ).toEqual([
    ['hostwinds', 1650, 1300],
    ['ovh', 600, 500],
  ])
})

describe('what is not known', () => {
  test('a single vendor has nothing to be compared with, and that is said', () => {
    const { vendors, note } = seenOf(WORLD, { outcomes }).vendors
    expect(vendors).toHaveLength(1)
    expect(note).toBe('hostwinds is the one vendor: there is nothing to compare.')
    expect(seenOf({}).vendors.note).toBe('No VPS or IP is paid for: there is nothing to compare.')
  })

  test('emails of a tenant without known deliveries are left out, and counted', () => {
    const { vendors, note } = seenOf(
      { ...WORLD, dailySummaries: [daily(A, 1010, 10)] },
      { mapping: OVH },
    ).vendors
    expect(vendors[0]?.emailsDelivered).toBe(500)
    expect(vendors[0]).toMatchObject({ bounceRate: null, complaintRate: null })
    expect(note).toContain('Emails of 1 tenant in service without known deliveries are left out.')
  })

  test('a vendor without delivered emails or without a known cost has no unit cost, with the reason', () => {
    const silent = seenOf({ ...WORLD, dailySummaries: [] }, { mapping: OVH }).vendors.vendors
    expect(silent[0]).toMatchObject({
      emailsDelivered: null,
      costPerThousandDelivered: null,
      missing: { code: 'no_emails' },
    })
    const unpriced = seenOf({ ...WORLD, vps: [vps('v1', null)], ips: [ip('i1', 'v1', null)] }).vendors
    expect(unpriced.vendors[0]).toMatchObject({ costCents: null, missing: { code: 'unknown_cost' } })
    expect(unpriced.note).toContain('Costs are "at least": 2 resources have no known cost.')
  })
})
