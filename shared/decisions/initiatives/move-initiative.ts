// From planned to done or cancelled: which status follows which.
import type { Initiative, InitiativeStatus } from '../../contract/decisions/initiative.ts'
import { type ChangeResult, changeVersion, type Stamp } from '../versioned-change.ts'

const NEXT: Readonly<Record<InitiativeStatus, readonly InitiativeStatus[]>> = {
  planned: ['active', 'cancelled'],
  active: ['on_hold', 'done', 'cancelled'],
  on_hold: ['active', 'cancelled'],
  done: [],
  cancelled: [],
}

/** @throws RefusedError for a status that does not follow the present one */
export function moveInitiative(
  standing: Initiative,
  version: number,
  status: InitiativeStatus,
  stamp: Stamp,
): ChangeResult<Initiative> {
  const ends = NEXT[status].length === 0
  const values: Partial<Initiative> =
    status === standing.status ? {} : { status, ended: ends ? { by: stamp.by, at: stamp.at } : null }
  return changeVersion(standing, version, values, stamp, refusalOf(standing, status))
}

function refusalOf({ status, ended }: Initiative, wanted: InitiativeStatus): string | null {
  const next = NEXT[status]
  if (next.includes(wanted)) return null
  if (ended !== null) {
    return `The initiative is ${status} since ${ended.at} (${ended.by}) and stays so: start another one.`
  }
  return `The initiative is ${status} and cannot become ${wanted}: it can become ${next.join(' or ')}.`
}
