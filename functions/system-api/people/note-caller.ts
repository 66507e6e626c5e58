// Keeps the directory of who may be told of alerts: everybody to whom alerts go, as their sign-in says now, once in a while.
// Somebody to whom none go any more is forgotten at their next request, which need not be one that is answered.
import { LRUCache } from 'lru-cache'
import { type Caller, sightOf } from '../../../shared/access/caller.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { logger } from '../../runtime/logger.ts'
import type { PeopleDirectory } from '../../stores/alerts/people/people-directory.ts'
import { personOf } from './person-of.ts'

const MOST_REMEMBERED = 10_000
/** What changed is noted at once; that somebody is still there, so often. */
const AGAIN_AFTER_MS = 12 * 60 * 60 * 1000

/** @param clock epoch milliseconds */
export function callerNoting(
  directory: Pick<PeopleDirectory, 'note' | 'forget'>,
  clock: () => number,
): (caller: Caller) => Promise<void> {
  const noted = new LRUCache<string, { readonly what: string; readonly atMs: number }>({
    max: MOST_REMEMBERED,
  })
  return async (caller) => {
    const known = { ...personOf(caller), address: caller.address }
    const what = JSON.stringify(known)
    const nowMs = clock()
    const last = noted.get(known.person)
    if (last?.what === what && nowMs - last.atMs < AGAIN_AFTER_MS) return
    try {
      // Not where a role is let in, and sees no tenant.
      const isTold = typeof sightOf(caller, 'listAlerts') !== 'string'
      if (isTold) await directory.note({ ...known, seenAt: instantText(nowMs) })
      else await directory.forget(known.person)
      noted.set(known.person, { what, atMs: nowMs })
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown'
      logger.warn('The directory of people was not updated: it is with their next request.', { reason })
    }
  }
}
