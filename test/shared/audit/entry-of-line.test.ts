// A line of the access log becomes the entry that it says, or none: never half of one, and never of somebody who was not let
// in. Whose figures it is about is never less than was asked for.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { MAY_CALL, OPERATIONS } from '../../../shared/access/may-call.ts'
import { ACTS } from '../../../shared/audit/acts.ts'
import { entryOfLine } from '../../../shared/audit/entry-of-line.ts'
import { isSchedule, JOB_OPERATIONS, type JobAct, lineOfAct } from '../../../shared/audit/job-acts.ts'
import { periodNamed, periodOfJob } from '../../../shared/audit/period-named.ts'
import { tenantsNamed } from '../../../shared/audit/tenants-named.ts'
import { CONTRACT } from '../../../shared/contract/api/operations.ts'
import { auditEntry, MOST_TENANTS_RECORDED } from '../../../shared/contract/audit/audit-entry.ts'
import { SEED } from '../../worlds/random-world.ts'

const A = '0000000a-0000-4000-8000-000000000000'
const B = '0000000b-0000-4000-8000-000000000000'
const PLATFORM = { kind: 'platform' } as const
const OF_A = { kind: 'tenants', tenantIds: new Set([A]) } as const

const LINE = {
  message: 'access',
  requestId: 'r1',
  at: '2026-11-01T10:00:00Z',
  operation: 'changeDecision',
  kind: 'changed',
  subject: 'auth0|ann',
  person: 'ann@example.com',
  status: 200,
  tenantIds: [A],
  period: '2026-10',
  did: 'decision d1 version 3',
  asked: { why: 'what somebody wrote' },
  path: '/api/v1/system/decisions/d1',
}
const entryOf = (change: object = {}) => entryOfLine(JSON.stringify({ ...LINE, ...change }))

test('a line is an entry: who, what, whose, which period, what came of it, and nothing else that it says', () => {
  expect(entryOf()).toEqual({
    kind: 'entry',
    entry: {
      requestId: 'r1',
      at: '2026-11-01T10:00:00Z',
      person: 'auth0|ann',
      personName: 'ann@example.com',
      personIs: 'signed_in',
      operation: 'changeDecision',
      kind: 'changed',
      tenantIds: [A],
      period: '2026-10',
      outcome: 'done',
      subject: 'decision d1 version 3',
    },
  })
})

test.each([
  [200, 'done'],
  [304, 'done'],
  [400, 'refused'],
  [401, 'refused'],
  [403, 'refused'],
  [404, 'refused'],
  [409, 'refused'],
  [429, 'refused'],
  [500, 'failed'],
  [503, 'failed'],
])('a request that was answered with %s was %s', (status, outcome) => {
  expect(entryOf({ status })).toMatchObject({ entry: { outcome } })
})

test('a request without an accepted token is nobody’s; the whole platform and many tenants name none', () => {
  expect(entryOf({ subject: undefined, person: undefined, status: 401 })).toEqual({ kind: 'no_person' })
  for (const tenantIds of ['platform', 'many'])
    expect(entryOf({ tenantIds })).toMatchObject({ entry: { tenantIds: null } })
  expect(entryOf({ tenantIds: undefined, status: 403 })).toMatchObject({ entry: { tenantIds: [] } })
})

test('what somebody did by a job is an entry of a name that was typed in, or of nobody named; a start may be two acts', () => {
  const START = { requestId: 'r1', at: '2026-11-03T09:00:00Z' }
  const act: JobAct = {
    ...{ operation: 'closePeriod', person: ' Ann ', period: '2026-10', outcome: 'refused' },
    subject: 'preparation of the close',
  }
  const entryOfAct = (change: Partial<JobAct> = {}) =>
    entryOfLine(JSON.stringify(lineOfAct({ ...act, ...change }, START)))
  expect(entryOfAct({ step: 'preparation' })).toEqual({
    kind: 'entry',
    entry: {
      ...{ requestId: 'r1/preparation', at: START.at, person: 'Ann', personName: 'Ann', personIs: 'typed' },
      ...{
        operation: 'closePeriod',
        kind: 'changed',
        tenantIds: null,
        period: '2026-10',
        outcome: 'refused',
      },
      subject: 'preparation of the close',
    },
  })
  for (const person of [undefined, ' '])
    expect(entryOfAct({ person })).toMatchObject({ entry: { person: 'not named', personIs: 'typed' } })
  // By `outcome` the alarms count starts of the job.
  expect(lineOfAct(act, START)).not.toHaveProperty('outcome')
  expect(entryOfAct({ step: 'approval' })).toMatchObject({ entry: { requestId: 'r1/approval' } })
  for (const operation of JOB_OPERATIONS) {
    const tenantIds = ['settleDigests', 'forgetPerson'].includes(operation) ? [] : null
    expect(entryOfAct({ operation })).toMatchObject({
      entry: { requestId: 'r1', tenantIds },
    })
  }
  expect(entryOf({ status: undefined })).toEqual({ kind: 'not_understood' })
  expect(['schedule', 'schedule close-period-prepare', 'scheduler', undefined].map(isSchedule)).toEqual([
    ...[true, true],
    ...[false, false],
  ])
  const now = Date.parse('2026-11-03T09:00:00Z')
  expect([undefined, 'previous', '2026-09', 'never'].map((asked) => periodOfJob(asked, now))).toEqual([
    ...['2026-11', '2026-10', '2026-09'],
    null,
  ])
})

test('whatever is in a log: an entry of its form, or none', () => {
  const field = fc.oneof(
    fc.constant(undefined),
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.array(fc.string()),
  )
  const changed = fc.dictionary(fc.constantFrom(...Object.keys(LINE), 'actOutcome', 'personIs'), field)
  fc.assert(
    fc.property(
      fc.oneof(
        changed.map((change) => JSON.stringify({ ...LINE, ...change })),
        fc.string(),
      ),
      (text) => {
        const read = entryOfLine(text)
        if (read.kind === 'entry') expect(auditEntry.parse(read.entry)).toEqual(read.entry)
      },
    ),
    { seed: SEED, numRuns: 300 },
  )
  expect(entryOfLine('REPORT RequestId: 1')).toEqual({ kind: 'no_access_line' })
  expect(entryOf({ kind: 'erased' })).toEqual({ kind: 'not_understood' })
})

test('whose figures: those that a request names, wherever they stand; else the caller’s own, or the platform', () => {
  expect(tenantsNamed({ period: '2026-10' }, PLATFORM)).toBe('platform')
  expect(tenantsNamed({ period: '2026-10' }, OF_A)).toEqual([A])
  expect(tenantsNamed({ tenant: B.toUpperCase() }, OF_A)).toEqual([B])
  expect(tenantsNamed({ grids: [{ tenants: [B, A] }, { tenants: [A] }] }, PLATFORM)).toEqual([A, B])
  expect(tenantsNamed({ grids: [{ tenants: [A, ' Platform'] }] }, PLATFORM)).toBe('platform')
  expect(tenantsNamed({ tenants: [A, 'Acme'] }, PLATFORM)).toBe('many')
  expect(tenantsNamed({ values: { tenantId: A, title: B } }, PLATFORM)).toEqual([A])
  const rows = [
    { dimension: 'tenant', member: A },
    { dimension: 'vendor', member: B },
  ]
  expect(tenantsNamed({ rows }, PLATFORM)).toEqual([A])
})

test('more tenants than are written down are many', () => {
  const ids = Array.from(
    { length: MOST_TENANTS_RECORDED + 1 },
    (_, n) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`,
  )
  expect(tenantsNamed({ tenants: ids }, PLATFORM)).toBe('many')
  expect(tenantsNamed({ tenants: ids.slice(1) }, PLATFORM)).toHaveLength(MOST_TENANTS_RECORDED)
})

test('which period: the only one that it names', () => {
  expect(periodNamed({ period: '2026-Q3' })).toBe('2026-Q3')
  expect(periodNamed({ grids: [{ periods: ['2026-10'] }, { periods: ['2026-10'] }] })).toBe('2026-10')
  expect(periodNamed({ periods: ['2026-10', '2026-11'] })).toBeNull()
  expect(periodNamed({ fiscalYear: '2026' })).toBe('2026')
  expect(periodNamed({ fiscalYear: 'whatever' })).toBeNull()
  expect(periodNamed({})).toBeNull()
})

test('every operation that posts and is no question changes or acknowledges; only the file is exported', () => {
  const QUESTIONS = ['queryFigures', 'previewBudget', 'tryWhatIf']
  for (const operation of OPERATIONS) {
    const asks = CONTRACT[operation].method === 'GET' || QUESTIONS.includes(operation)
    const expected =
      operation === 'exportFigures' ? ['exported'] : asks ? ['read'] : ['changed', 'acknowledged']
    expect([operation, expected]).toEqual([operation, expect.arrayContaining([ACTS[operation].kind])])
  }
  expect(MAY_CALL.searchAudit).toEqual(['ROLE_EXECUTIVE_CFO', 'ROLE_SYSTEM_ADMIN'])
})
