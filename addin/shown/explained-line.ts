// One line of how a figure comes about, in words: the same in a formula's table, in the pane and on a sheet.
import type { ExplainedLine } from '../../shared/contract/api/answers/explained-figure.ts'
import { measureById } from '../../shared/measures/catalogue.ts'

/** The part of the cost that it belongs to. */
export function partOf({ measure }: Pick<ExplainedLine, 'measure'>): string {
  return measureById(measure)?.label ?? measure
}

export function resourceOf({ label, resource_id: resource, pool, policy }: ExplainedLine): string {
  return (
    label ?? resource ?? `${pool} pool${policy === null ? '' : `, shared ${policy.replaceAll('_', ' ')}`}`
  )
}

type Weighed = Pick<ExplainedLine, 'weight' | 'total_weight' | 'other_tenants'>

/** None where the line is of an IP by itself: it stands there already. */
export function ipsBeneath({ pool, ips }: Pick<ExplainedLine, 'pool' | 'ips'>): ExplainedLine['ips'] {
  return pool === 'ip' ? [] : ips
}

/** "1 of 4 parts": own weight of all weights; with whom it is shared. */
export function shareOf({ weight, total_weight: total, other_tenants: others }: Weighed): string {
  if (others === 0 && weight === total) return 'all of it, shared with nobody'
  const shared =
    others === 0 ? 'shared with nobody' : `shared with ${others} other ${others === 1 ? 'tenant' : 'tenants'}`
  return weight === null || total === null ? shared : `${weight} of ${total} parts, ${shared}`
}

export function remarkOf(line: ExplainedLine, withheldBecause: string | null): string {
  const remarks = [
    ...(line.amount_cents === null ? ['Its cost is unknown, and not in the sum.'] : []),
    ...(line.spare_cent ? [`Rounded up by a spare cent from ${line.unrounded_share_cents} cents.`] : []),
    ...(line.withheld && withheldBecause !== null ? [withheldBecause] : []),
  ]
  return remarks.join(' ')
}
