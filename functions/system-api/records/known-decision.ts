// Whether a decision that an initiative is to carry out is one.
import { ApiError } from '../../figures-api/answers/api-error.ts'
import type { SystemServices } from '../services.ts'

/** @param decisionId null and undefined are none. @throws ApiError for one that is not there */
export async function requireDecision(
  decisionId: string | null | undefined,
  { decisions }: Pick<SystemServices, 'decisions'>,
): Promise<void> {
  if (decisionId === null || decisionId === undefined) return
  if ((await decisions.read(decisionId)) !== null) return
  throw new ApiError(404, 'VALIDATION_FAILED', 'No decision has the id that the initiative names.', {
    details: [
      { field: 'values.decisionId', message: 'the id of a decision, as listDecisions answers it, or null' },
    ],
  })
}
