// A close as people read it: the checklist, who stood for it, the totals that are frozen, and what to do next.
import type { ClosePeriodAnswer } from '../../../functions/close-period/answer.ts'
import type { CloseCertificate } from '../../../shared/contract/closing/close.ts'
import { amount, count } from './amounts.ts'

const MARKS = { pass: 'pass', note: 'note', fail: 'FAIL' } as const

export function closePage(answer: ClosePeriodAnswer): string {
  const { period, runId, checklist, certificate, message, next, statements } = answer
  const parts = [
    `Close of ${period}, run ${runId ?? 'none'}`,
    checklist.map(({ result, label, detail }) => `  ${MARKS[result]}  ${label}: ${detail}`).join('\n'),
    ...(certificate === null ? [] : [certificatePart(certificate, answer)]),
    [message, ...next].join('\n'),
    statements.join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function certificatePart(
  {
    preparedBy,
    preparedAt,
    approvedBy,
    approvedAt,
    approverDiffers,
    pools,
    tenants,
    items,
    itemsChecksum,
  }: CloseCertificate,
  { certificateKept }: ClosePeriodAnswer,
): string {
  const people = approverDiffers ? 'two people' : 'a team of one'
  return [
    `Certificate (${people}), ${certificateKept?.key}`,
    `  prepared by ${preparedBy} at ${preparedAt}, approved by ${approvedBy} at ${approvedAt}`,
    `  ${count(tenants)} tenants, ${count(items)} items, checksum ${itemsChecksum}`,
    ...pools.map(
      ({ pool, sourceCents, tenantCents, unallocatedCents }) =>
        `  ${pool.padEnd(9)} ${amount(sourceCents)} = ${amount(tenantCents)} tenants + ${amount(unallocatedCents)} unallocated`,
    ),
  ].join('\n')
}
