// One tenant's derivation as a readable page: each line's cents, summed by measure, are the figure.
import Table from 'cli-table3'
import type {
  ExplanationLine,
  IpDerivation,
  TenantExplanation,
} from '../../../shared/contract/explanation.ts'
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import { amount, count } from './amounts.ts'

export function explanationPage({ lines }: TenantExplanation, tenant: TenantFigures): string {
  const title = `How the cost of ${tenant.tenantName ?? tenant.tenantId} comes about`
  if (lines.length === 0) return `${title}: it uses no resource and carries no cost.`
  const table = new Table({
    head: ['Measure', 'Resource', 'Its cost', 'Divided over', 'Weight', 'Unrounded share (cents)', 'Given'],
    colAligns: ['left', 'left', 'right', 'left', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const line of lines) table.push(row(line))
  return [title, table.toString(), ...sums(lines, tenant)].join('\n')
}

function row(line: ExplanationLine): string[] {
  const given = `${line.cents === null ? 'unknown' : amount(line.cents)}${line.spareCent ? ' (spare cent)' : ''}`
  const share = line.unroundedShareCents ?? 'unknown'
  const weight = `${line.weight} of ${line.totalWeight}`
  if (line.kind === 'shared') {
    const resource = `${line.pool} pool, ${line.policy}`
    return [
      line.measure,
      resource,
      amount(line.poolCents),
      `${count(line.recipients)} active tenants`,
      weight,
      share,
      given,
    ]
  }
  const cost = line.resourceCents === null ? 'unknown' : amount(line.resourceCents)
  const over = `${count(line.tenants)} tenants, ${count(line.inServiceIps)} IPs in service: ${line.ips.map(ipWords).join('; ')}`
  return [line.measure, line.label ?? line.resourceId, cost, over, weight, share, given]
}

function ipWords({ ipId, address, tenants, weight, totalWeight, evenBecause }: IpDerivation): string {
  const why = evenBecause === null ? '' : ` (evenly: ${evenBecause.replaceAll('_', ' ')})`
  return `${address ?? ipId} ${weight}/${totalWeight} of ${count(tenants)} tenants${why}`
}

function sums(lines: readonly ExplanationLine[], tenant: TenantFigures): string[] {
  const figures: [ExplanationLine['measure'], number | null][] = [
    ['infrastructure_cost', tenant.infrastructureCostCents],
    ['email_service_cost', tenant.emailServiceCostCents],
    ['idle_cost', tenant.idleCostCents],
    ['platform_cost', tenant.platformCostCents],
  ]
  return figures
    .filter(([measure]) => lines.some((line) => line.measure === measure))
    .map(([measure, cents]) => {
      const sum = lines.reduce((total, line) => total + (line.measure === measure ? (line.cents ?? 0) : 0), 0)
      return `${measure}: lines sum to ${amount(sum)}, the figure is ${amount(cents, tenant.costComplete)}.`
    })
}
