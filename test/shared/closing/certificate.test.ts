// Who may close a period, and what the certificate says of it.
import { describe, expect, test } from '@jest/globals'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { Approval } from '../../../shared/closing/approval.ts'
import { closeCertificate, type FrozenRun } from '../../../shared/closing/certificate.ts'
import type { ChecklistItem } from '../../../shared/contract/closing/close.ts'

const run: FrozenRun = {
  period: '2025-11',
  runId: 'run-1',
  asOf: '2025-12-01T00:00:00Z',
  method: 'even',
  policies: { shareIdle: 'none', sharePlatform: 'none' },
  methodVersion: '1',
  codeVersion: 'abc',
  methodText: 'As published.',
  inputHash: 'hash',
  archive: { key: 'archive/run-1.json', sha256: 'b'.repeat(64) },
  tenants: 3,
  pools: [],
  revenue: { sourceCents: 1, tenantCents: 1, unattributedCents: 0, differenceCents: 0 },
  checksum: 'c'.repeat(64),
  items: 9,
  warnings: { zero_cost: 1 },
}
const item = (result: ChecklistItem['result']): ChecklistItem => ({
  id: 'conserves',
  label: 'Every pool conserves',
  result,
  detail: 'The vps pool differs by 1 cents.',
})
const approval = (change: Partial<Approval> = {}): Approval => ({
  preparedBy: 'Ann Lee',
  preparedAt: '2025-12-03T08:00:00Z',
  approvedBy: 'Bob',
  approvedAt: '2025-12-03T09:00:00Z',
  needsTwoPeople: true,
  ...change,
})

test('it holds the run as published, the checklist, both people and both sentences, and nothing else of the record', () => {
  const record = { ...run, state: 'published', durationsMs: { write: 3 } }
  const { checksum, ...frozen } = run
  expect(closeCertificate(record, [item('pass'), item('note')], approval({ approvedBy: ' Bob ' }))).toEqual({
    ...frozen,
    itemsChecksum: checksum,
    checklist: [item('pass'), item('note')],
    preparedBy: 'Ann Lee',
    preparedAt: '2025-12-03T08:00:00Z',
    approvedBy: 'Bob',
    approvedAt: '2025-12-03T09:00:00Z',
    approverDiffers: true,
    statements: STATEMENTS,
  })
})

test('none is made over a checklist that failed', () => {
  expect(() => closeCertificate(run, [item('pass'), item('fail')], approval())).toThrow(
    'The period 2025-11 cannot be closed yet. Every pool conserves: The vps pool differs by 1 cents.',
  )
})

describe('the person who approves', () => {
  const certify = (change: Partial<Approval>) => () => closeCertificate(run, [item('pass')], approval(change))

  test.each(['Ann Lee', 'ann lee', ' ANN  LEE ', 'AnnLee', 'Ann\u00a0Lee', 'ＡＮＮ Lee'])(
    'is not who prepared, as "%s" would be',
    (approvedBy) => {
      expect(certify({ approvedBy })).toThrow(/ask another person.*CLOSE_NEEDS_TWO_PEOPLE/)
    },
  )

  test('may be, in a team of one, and the certificate records that', () => {
    const certificate = certify({ approvedBy: 'ann lee', needsTwoPeople: false })()
    expect(certificate).toMatchObject({
      preparedBy: 'Ann Lee',
      approvedBy: 'ann lee',
      approverDiffers: false,
    })
  })

  test.each([{ approvedBy: ' ' }, { preparedBy: '' }, { approvedBy: '', needsTwoPeople: false }])(
    'has a name: %j is refused',
    (change) => {
      expect(certify(change)).toThrow(/is empty: say who/)
    },
  )
})
