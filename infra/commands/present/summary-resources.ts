// What the page of a summary says of resources, briefly: where the cost lies, how vendors compare, which servers are least used.
import Table from 'cli-table3'
import type { BreakdownBy, BreakdownRow, VpsUse } from '../../../shared/contract/summary/resources.ts'
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import { rangeWords } from '../../../shared/ranges/range-words.ts'
import { amount, count, MISSING } from './amounts.ts'
import { listed } from './summary-parts.ts'

const MOST_ROWS = 5
const MOST_SERVERS = 3
const PERCENT = 100
const SHOWN: Partial<Record<BreakdownBy, string>> = {
  resource_type: 'Cost by resource type',
  vendor: 'Cost by vendor',
  plan: 'Cost by plan',
}
const PLAIN = { head: [], border: [], compact: true }

export function resourceLines(summary: SummaryFigures): string {
  return [costTables(summary), `Vendors: ${summary.vendors.note}`, leastUsed(summary.vps)].join('\n')
}

function costTables({ breakdowns, platform }: SummaryFigures): string {
  return Object.entries(SHOWN)
    .map(([by, title]) => {
      const rows = breakdowns.filter((row) => row.by === by).toSorted(byCost)
      return rows.length === 0 ? `${title}: ${MISSING}` : costTable(title, rows, platform.costComplete)
    })
    .join('\n')
}

/** The dearest first; a range of savings only where there is one. */
function costTable(title: string, rows: readonly BreakdownRow[], costComplete: boolean): string {
  const table = new Table({ head: [title, 'Modeled cost', 'Savings'], style: PLAIN })
  for (const { key, costCents, savingsLowCents, savingsHighCents, missing } of rows.slice(0, MOST_ROWS)) {
    const cost =
      costCents === null && missing !== null
        ? `${MISSING} (${missing.code})`
        : amount(costCents, costComplete)
    const savings = savingsHighCents ? rangeWords(savingsLowCents, savingsHighCents, 'a month') : null
    table.push([key, cost, savings ?? ''])
  }
  const hidden = rows.length - MOST_ROWS
  return hidden > 0 ? `${table}\n... and ${count(hidden)} more (all of them with --json).` : table.toString()
}

function byCost(a: BreakdownRow, b: BreakdownRow): number {
  return (b.costCents ?? -1) - (a.costCents ?? -1) || (a.key < b.key ? -1 : 1)
}

/** Of active servers those with the lowest share of IPs in service; one without an IP has none and comes first. */
function leastUsed(vps: readonly VpsUse[]): string {
  const lines = vps
    .filter(({ status }) => status === 'active')
    .sort((a, b) => (a.utilization ?? -1) - (b.utilization ?? -1) || (a.vpsId < b.vpsId ? -1 : 1))
    .slice(0, MOST_SERVERS)
    .map(({ label, vpsId, ips, ipsInService, utilization, costCents }) => {
      const share = utilization === null ? 'no IP on it' : `${(utilization * PERCENT).toFixed(0)} % in use`
      return `${label ?? vpsId}: ${share}, ${count(ipsInService)} of ${count(ips)} IPs in service, ${amount(costCents)} a month`
    })
  return listed('Least used VPS', lines, 'none')
}
