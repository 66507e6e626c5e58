// What an initiative saved, said once it is done; it can be corrected, and the history keeps what stood before.
import type { Initiative, InitiativeOutcome } from '../../contract/decisions/initiative.ts'
import { type ChangeResult, changeVersion, type Stamp } from '../versioned-change.ts'

/** @throws RefusedError for an initiative that is not done */
export function recordOutcome(
  standing: Initiative,
  version: number,
  { actualCents, words }: InitiativeOutcome,
  stamp: Stamp,
): ChangeResult<Initiative> {
  const { outcome, status } = standing
  const isAsStands = outcome?.actualCents === actualCents && outcome.words === words
  const { by, at } = stamp
  const refusal =
    status === 'done'
      ? null
      : `The initiative is ${status}: what came of it is said once it is done. Move it to done before.`
  return changeVersion(
    standing,
    version,
    isAsStands ? {} : { outcome: { actualCents, words, by, at } },
    stamp,
    refusal,
  )
}
