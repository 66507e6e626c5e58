// What is said of an address that is not in the API, and of a method that an address does not take.
import { ApiError } from './api-error.ts'

interface Place {
  readonly method: string
  readonly path: string
}

/** @param routes every address of the API; a segment in braces stands for any */
export function routeMissing(routes: readonly Place[]): (asked: Place) => never {
  const forms = routes.map(({ method, path }) => ({ method, form: formOf(path) }))
  return ({ path }) => {
    const allowed = forms.filter(({ form }) => form.test(path)).map(({ method }) => method)
    if (allowed.length === 0) {
      throw new ApiError(
        404,
        'VALIDATION_FAILED',
        'There is no such address in this API: see /api/v1/openapi.json.',
      )
    }
    const allow = allowed.join(', ')
    throw new ApiError(405, 'VALIDATION_FAILED', `This address takes ${allow} only.`, { headers: { allow } })
  }
}

/** A segment in braces stands for any. */
export function formOf(path: string): RegExp {
  const segments = path
    .split('/')
    .map((segment) => (segment.startsWith('{') ? '[^/]+' : RegExp.escape(segment)))
  return new RegExp(`^${segments.join('/')}/?$`)
}
