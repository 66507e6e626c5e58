// Another method or other sharing policies.
import { methodId } from '../approximation/method-text.ts'
import type { WhatIfChange } from '../contract/api/planning-requests.ts'
import type { Method, Policies } from '../contract/request.ts'
import { InvalidInputError, RefusedError } from '../errors.ts'
import { checkSources } from '../figures/check-sources.ts'
import { WarningLog } from '../warnings/warning-log.ts'
import type { AppliedChange, WhatIfWorld } from './what-if-world.ts'

export function takeMethod(
  world: WhatIfWorld,
  { method }: Extract<WhatIfChange, { kind: 'use_method' }>,
  field: string,
): AppliedChange {
  try {
    checkSources(world.inputs, { method }, new WarningLog())
  } catch (cause) {
    if (!(cause instanceof RefusedError)) throw cause
    throw new InvalidInputError(`${field}.method`, method, `even in this month. ${cause.message}`)
  }
  return changed(world, method, world.terms.policies)
}

export function takePolicies(
  world: WhatIfWorld,
  { shareIdle, sharePlatform }: Extract<WhatIfChange, { kind: 'use_policies' }>,
): AppliedChange {
  const { method, policies } = world.terms
  return changed(world, method, {
    shareIdle: shareIdle ?? policies.shareIdle,
    sharePlatform: sharePlatform ?? policies.sharePlatform,
  })
}

function changed(world: WhatIfWorld, method: Method, policies: Policies): AppliedChange {
  const { terms } = world
  const [was, is] = [methodId(terms.method, terms.policies), methodId(method, policies)]
  return {
    world: { ...world, terms: { ...terms, method, policies } },
    said: was === is ? `The method stays ${is}.` : `The method is ${is} instead of ${was}.`,
    notes: [],
  }
}
