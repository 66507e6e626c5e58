// npm run summaries, as a script runs it: one object on stdout, what was done first beside it, and how it ends.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import { periodAt, shiftPeriod } from '../../../shared/periods/period.ts'
import type { TestDatabase } from '../../engines/database.ts'
import { createSampleDatabase } from '../../engines/sample-database.ts'
import { removeStoresOf, runNpm } from './command.ts'

const NOW = Date.now()
const LAST_MONTH = shiftPeriod(periodAt(NOW), -1).id
let database: TestDatabase

beforeAll(async () => {
  const tables = generateSample({ seed: 8, asOfMs: NOW, tenants: 5, vps: 2, ips: 12, months: 2 })
  database = await createSampleDatabase(tables)
})
afterAll(async () => {
  await database.drop()
  removeStoresOf(database.url)
})

test('a month without a cost run is allocated first, and a tenant that nobody is, is refused', async () => {
  const { status, stdout, stderr } = await runNpm(
    'summaries',
    ['--period', 'previous', '--tenant', 'Nobody'],
    {
      databaseUrl: database.url,
    },
  )
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  const [allocated, refused] = stderr.split('\n')
  expect(allocated).toBe(`${LAST_MONTH} has no official cost run yet: it is allocated and published first.`)
  expect(refused).toMatch(/^--tenant "Nobody" is not accepted: it takes the id or the whole name of a tenant/)
})

test('the summary that is printed was published, and the refused one was not', async () => {
  const startedAtMs = Date.now()
  const { status, stdout, stderr } = await runNpm('summaries', ['--period', 'previous', '--json'], {
    databaseUrl: database.url,
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^\{\n.*\n\}\n$/s)
  const summary = JSON.parse(stdout) as SummaryFigures
  expect(summary).toMatchObject({
    period: LAST_MONTH,
    runId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    costRuns: [{ period: LAST_MONTH, runId: expect.any(String) }],
    // A database of the user's own, and nothing said of PostHog.
    dataQuality: 'partial',
    systemHealth: { limited: [{ name: 'posthog', lastGood: null }] },
    approximation: { statements: STATEMENTS },
  })
  expect(summary.tenants.length).toBeGreaterThan(0)
  expect(stdout).not.toMatch(/"(exact|guaranteed|real-time|canonical|actual bill)/i)
  // The same inputs would have been answered with the summary before it; its id begins with when it was started.
  const publishedAtMs = Number.parseInt((summary.runId ?? '').replace('-', '').slice(0, 12), 16)
  expect(publishedAtMs).toBeGreaterThanOrEqual(startedAtMs)
})
