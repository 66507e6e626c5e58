// Changes applied to a month's inputs, one after the other: each is checked against what the ones before it left, and all of
// them before anything is computed.
import type { WhatIfChange } from '../contract/api/planning-requests.ts'
import { addVps } from './add-vps.ts'
import { changePrice } from './change-price.ts'
import { takeMethod, takePolicies } from './change-terms.ts'
import { dropVps } from './drop-vps.ts'
import { moveTenant } from './move-tenant.ts'
import type { AppliedChange, WhatIfWorld } from './what-if-world.ts'

export interface ChangedWorld extends WhatIfWorld {
  /** What was changed, a sentence each, in their order. */
  readonly changes: readonly string[]
  /** What follows of the changes and was not asked for. */
  readonly notes: readonly string[]
}

/** @throws InvalidInputError naming the field (`changes.2.vpsId`) and what was expected */
export function applyChanges(world: WhatIfWorld, changes: readonly WhatIfChange[]): ChangedWorld {
  const said: string[] = []
  const notes: string[] = []
  const { inputs, terms } = changes.reduce((before, change, index) => {
    const applied = applyOne(before, change, `changes.${index}`)
    said.push(applied.said)
    notes.push(...applied.notes)
    return applied.world
  }, world)
  return { inputs, terms, changes: said, notes }
}

function applyOne(world: WhatIfWorld, change: WhatIfChange, field: string): AppliedChange {
  switch (change.kind) {
    case 'add_vps':
      return addVps(world, change, field)
    case 'drop_vps':
      return dropVps(world, change, field)
    case 'change_price':
      return changePrice(world, change, field)
    case 'use_method':
      return takeMethod(world, change, field)
    case 'use_policies':
      return takePolicies(world, change)
    case 'move_tenant':
      return moveTenant(world, change, field)
  }
}
