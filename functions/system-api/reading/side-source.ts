// A source beside the summaries that an answer is about: where it cannot be read, its own fields are null with the reason, and
// the rest is answered all the same.
import type { KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { isFromTheStore } from '../../figures-api/answers/failure.ts'
import { NotPublishedError } from '../../runtime/errors.ts'
import { logger } from '../../runtime/logger.ts'

/** The code of a reason that ends by itself. */
export const UNREADABLE = 'source_unavailable'

/** @param name as `data_sources_limited` has it. A mistake of ours is no missing source, and goes on as the error that it is */
export async function sideSource<Value>(
  name: string,
  read: () => Promise<KnownOrReason<Value>>,
): Promise<KnownOrReason<Value>> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof NotPublishedError) return { code: 'expired', message: error.message }
    if (!isFromTheStore(error)) throw error
    logger.warn('A source beside the summaries could not be read.', { source: name, cause: error as Error })
    return unreadable(name)
  }
}

function unreadable(name: string): NullReason {
  return {
    code: UNREADABLE,
    message: `This could not be read just now (${name}): ask again in a moment.`,
  }
}
