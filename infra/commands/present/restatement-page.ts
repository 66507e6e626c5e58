// A restatement as people read it: why, against which run, and what changes by cause and by tenant.
import Table from 'cli-table3'
import { adjustmentTotals } from '../../../shared/closing/adjustments.ts'
import type { Adjustment } from '../../../shared/contract/closing/adjustments.ts'
import type { ShownRestatement } from '../run-allocation.ts'
import { amount, count } from './amounts.ts'

const MOST_ADJUSTMENTS = 100

export function restatementPage(restatement: ShownRestatement): string {
  return [
    head(restatement),
    causesTable(restatement.adjustments),
    adjustmentsTable(restatement.adjustments),
  ].join('\n\n')
}

function head({
  number,
  period,
  againstRunId,
  restatedBy,
  restatedAt,
  reason,
  unknownDifferences,
}: ShownRestatement): string {
  const unknown =
    unknownDifferences === 0
      ? ''
      : ` ${count(unknownDifferences)} figures are not known at either end: no amount says what changed there.`
  return [
    `Restatement ${number} of ${period}, against run ${againstRunId}, by ${restatedBy} at ${restatedAt}.${unknown}`,
    `Reason: ${reason}`,
  ].join('\n')
}

/** A cause that moves cost from one tenant to another comes to zero: what it raises and lowers is shown beside. */
function causesTable(adjustments: readonly Adjustment[]): string {
  const { byCause, costCents, revenueCents } = adjustmentTotals(adjustments)
  const table = new Table({
    head: ['Cause', 'Cost raised', 'Cost lowered', 'Cost', 'Revenue'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const row of byCause) {
    const ofCause = adjustments.filter(({ cause }) => cause === row.cause)
    table.push([row.cause, ...raisedAndLowered(ofCause), amount(row.costCents), amount(row.revenueCents)])
  }
  table.push(['all causes', ...raisedAndLowered(adjustments), amount(costCents), amount(revenueCents)])
  return table.toString()
}

function raisedAndLowered(adjustments: readonly Adjustment[]): [string, string] {
  const ofCost = adjustments.filter(({ pool }) => pool !== 'revenue').map(({ cents }) => cents)
  const sum = (amounts: readonly number[]) => amounts.reduce((total, cents) => total + cents, 0)
  return [amount(sum(ofCost.filter((cents) => cents > 0))), amount(sum(ofCost.filter((cents) => cents < 0)))]
}

function adjustmentsTable(adjustments: readonly Adjustment[]): string {
  if (adjustments.length === 0) return 'Adjustments: none, no cent moves.'
  const table = new Table({
    head: ['Adjustment', 'Pool', 'Cause', 'Amount'],
    colAligns: ['left', 'left', 'left', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const { tenantId, tenantName, pool, cause, cents } of adjustments.slice(0, MOST_ADJUSTMENTS)) {
    table.push([tenantName ?? tenantId ?? 'no tenant', pool, cause, amount(cents)])
  }
  const hidden = adjustments.length - MOST_ADJUSTMENTS
  return hidden > 0
    ? `${table.toString()}\n... and ${count(hidden)} more adjustments (all of them with --json).`
    : table.toString()
}
