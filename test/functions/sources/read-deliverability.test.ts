// The daily delivery summary of many months, as the summaries read it: added up by company and UTC month, with what is odd
// counted beside.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { InputFingerprint } from '../../../functions/runtime/input-fingerprint.ts'
import { readUpstreamAnd } from '../../../functions/sources/postgres/read-cost-inputs.ts'
import { readDeliverability } from '../../../functions/sources/postgres/read-deliverability.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { A } from '../../worlds/world.ts'

const PERIOD = parsePeriod('2025-11')
const COMPANY = '000000c0-0000-4000-8000-000000000000'
let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
  await database.query(`
    INSERT INTO tenants (id, name) VALUES ('${A}', 'A');
    INSERT INTO companies (id, tenant_id, name) VALUES ('${COMPANY}', '${A}', 'C');
    INSERT INTO deliverability_daily_summary (company_id, tracking_date, emails_sent, emails_bounced, emails_spam) VALUES
      ('${COMPANY}', '2025-09-30', 1000, 1, 1),
      ('${COMPANY}', '2025-10-01', 100, 5, 1),
      ('${COMPANY}', '2025-10-31', 10, 11, 2),
      ('${COMPANY}', '2025-11-01', 100, 1, NULL),
      ('${COMPANY}', '2025-11-30', NULL, 2, 0),
      ('${COMPANY}', '2025-12-01', 1000, 1, 1),
      ('gone', '2025-11-02', 7, 0, 0)`)
})
afterAll(() => database.drop())

async function read() {
  const fingerprint = new InputFingerprint()
  const { further } = await readUpstreamAnd(
    { databaseUrl: database.url, queryTimeoutSeconds: 10 },
    PERIOD,
    PERIOD.endMs,
    fingerprint,
    (connection, catalogue) =>
      readDeliverability(
        connection,
        catalogue,
        fingerprint,
        new Date(parsePeriod('2025-10').startMs),
        new Date(PERIOD.endMs),
      ),
  )
  return { ...further, hash: fingerprint.digest() }
}

test('months are those of UTC, half-open; unknown days and days of late bounces are counted', async () => {
  const { rows, hasSpam } = await read()
  expect(hasSpam).toBe(true)
  const company = { companyIdText: COMPANY, tenantId: A }
  expect(rows).toEqual([
    {
      ...company,
      month: '2025-10',
      days: 2,
      unknownDays: 0,
      daysOverOne: 1,
      emailsSent: 110,
      emailsBounced: 16,
      emailsSpam: 3,
    },
    {
      ...company,
      month: '2025-11',
      days: 2,
      unknownDays: 2,
      daysOverOne: 0,
      emailsSent: 100,
      emailsBounced: 3,
      emailsSpam: 0,
    },
    {
      companyIdText: 'gone',
      tenantId: null,
      month: '2025-11',
      days: 1,
      unknownDays: 0,
      daysOverOne: 0,
      emailsSent: 7,
      emailsBounced: 0,
      emailsSpam: 0,
    },
  ])
})

test('every row is part of the input hash, of any month', async () => {
  const { hash } = await read()
  expect((await read()).hash).toBe(hash)
  await database.query(
    "UPDATE deliverability_daily_summary SET emails_spam = 9 WHERE tracking_date = '2025-10-01'",
  )
  expect((await read()).hash).not.toBe(hash)
})

test('without the column of complaints only those are unknown; without the table there are no rows', async () => {
  await database.query('ALTER TABLE deliverability_daily_summary DROP COLUMN emails_spam')
  const { rows, hasSpam } = await read()
  expect(hasSpam).toBe(false)
  expect(rows.map(({ unknownDays }) => unknownDays)).toEqual([0, 1, 0])
  await database.query('DROP TABLE deliverability_daily_summary')
  expect((await read()).rows).toEqual([])
})
