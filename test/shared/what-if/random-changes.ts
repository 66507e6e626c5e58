// Changes that name what a random world may hold, and now and then what it does not.
import fc from 'fast-check'
import type { WhatIfChange } from '../../../shared/contract/api/planning-requests.ts'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../../shared/contract/request.ts'
import { TENANT_IDS } from '../../worlds/random-world.ts'

const vpsId = fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5', 'what-if-vps-1')
const ipId = fc.constantFrom('i1', 'i2', 'i3', 'i4', 'i5', 'i8', 'what-if-vps-1-ip-1')
const tenantId = fc.constantFrom(...TENANT_IDS)
const monthlyCents = fc.integer({ min: 0, max: 20_000 })

export const randomChange: fc.Arbitrary<WhatIfChange> = fc.oneof(
  fc.record({
    kind: fc.constant('add_vps' as const),
    name: fc.constant('new'),
    monthlyCents,
    ips: fc.array(fc.record({ monthlyCents, tenantId: fc.option(tenantId) }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('drop_vps' as const), vpsId }),
  fc.record({
    kind: fc.constant('change_price' as const),
    resourceId: fc.oneof(vpsId, ipId, fc.constantFrom('secrets', 'mail (north)')),
    monthlyCents,
  }),
  fc.record({ kind: fc.constant('use_method' as const), method: fc.constantFrom(...METHODS) }),
  fc.record({
    kind: fc.constant('use_policies' as const),
    shareIdle: fc.constantFrom(...SHARE_IDLE),
    sharePlatform: fc.constantFrom(...SHARE_PLATFORM),
  }),
  fc.record({ kind: fc.constant('move_tenant' as const), tenantId, toIpId: ipId }),
)
