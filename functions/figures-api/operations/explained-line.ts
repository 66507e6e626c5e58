// A derivation line as one caller sees it: with everything, or with own cents, "other tenants (n)" and the rest withheld.
import type { Sight } from '../../../shared/access/caller.ts'
import { isWithheld, otherTenants } from '../../../shared/access/explanation-privacy.ts'
import type { ExplainedLine } from '../../../shared/contract/api/answers/explained-figure.ts'
import type { ExplanationLine } from '../../../shared/contract/explanation.ts'
import type { Method } from '../../../shared/contract/request.ts'

export function explainedLine(line: ExplanationLine, method: Method, sight: Sight): ExplainedLine {
  const withheld = isWithheld(line, method, sight)
  const shown = <Value>(value: Value): Value | null => (withheld ? null : value)
  const { cents } = line
  const sourceCents = line.kind === 'resource' ? line.resourceCents : line.poolCents
  return {
    kind: line.kind,
    measure: line.measure,
    pool: line.pool,
    ...resourceOf(line, withheld),
    policy: line.kind === 'shared' ? line.policy : null,
    source_cents: shown(sourceCents),
    weight: shown(line.weight),
    total_weight: shown(line.totalWeight),
    unrounded_share_cents: shown(line.unroundedShareCents),
    amount_cents: cents,
    spare_cent: withheld ? false : line.spareCent,
    other_tenants: otherTenants(line),
    other_tenants_cents: shown(sourceCents === null || cents === null ? null : sourceCents - cents),
    withheld,
  }
}

type ResourceFields = Pick<ExplainedLine, 'resource_id' | 'label' | 'vendor' | 'in_service_ips' | 'ips'>

function resourceOf(line: ExplanationLine, withheld: boolean): ResourceFields {
  if (line.kind === 'shared') {
    return { resource_id: null, label: null, vendor: null, in_service_ips: null, ips: [] }
  }
  return {
    resource_id: line.resourceId,
    label: line.label,
    vendor: line.vendor,
    in_service_ips: line.inServiceIps,
    ips: line.ips.map(({ ipId, address, tenants, weight, totalWeight, evenBecause }) => ({
      ip_id: ipId,
      address,
      other_tenants: tenants - 1,
      weight: withheld ? null : weight,
      total_weight: withheld ? null : totalWeight,
      evenly_because: withheld ? null : evenBecause,
    })),
  }
}
