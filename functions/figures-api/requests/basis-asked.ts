// The basis of a request as the knowledge time that it means, so that the two words have one meaning everywhere after it.
import { notAccepted } from '../answers/api-error.ts'

/** @throws ApiError VALIDATION_FAILED for a basis beside a knownAt that says something else */
export function withKnownAt(request: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { basis, ...rest } = request
  if (basis === undefined) return rest
  if (rest.knownAt !== undefined && rest.knownAt !== basis) {
    throw notAccepted(
      'basis',
      'no knownAt beside it: an instant or the id of a run says by itself which run answers',
    )
  }
  return { ...rest, knownAt: basis }
}
