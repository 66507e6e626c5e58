// Whether an address may be registered: by its text, and by where its name leads just now. At every attempt it is asked
// again, for names change where they lead.

import { A_TARGET } from '../../../shared/webhooks/endpoint-address.ts'
import {
  checkedTarget,
  TargetRefusedError,
  type TargetRules,
} from '../../delivery/webhooks/checked-target.ts'
import { startLimits } from '../../delivery/webhooks/time-limits.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'

const LOOKUP_MS = 5_000
/** The same for a name that leads nowhere and one that leads into a network of ours: nobody explores it by asking. */
const LEADS_ELSEWHERE = `Its name leads nowhere, or to an address that is not of the public internet. ${A_TARGET}`

/** @returns the address as it is kept and called. @throws ApiError naming the field and what it takes */
export async function acceptedAddress(text: string, rules: TargetRules): Promise<string> {
  const limits = startLimits({ connectMs: LOOKUP_MS, wholeMs: LOOKUP_MS })
  try {
    const { url } = await Promise.race([checkedTarget(text, rules, limits.signal), limits.over])
    return url.href
  } catch (error) {
    const isOfText = error instanceof TargetRefusedError && error.why.endsWith(A_TARGET)
    const message = isOfText ? error.why : LEADS_ELSEWHERE
    throw new ApiError(400, 'VALIDATION_FAILED', 'The address is not accepted: see details for values.url.', {
      details: [{ field: 'values.url', message }],
      loggedReason: 'webhook_address',
    })
  } finally {
    limits.end()
  }
}
