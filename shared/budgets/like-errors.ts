// The same fault in many cells is said once, with the cells that have it, so that other faults are seen beside it.
import type { CellError } from '../contract/budget/preview.ts'

type Fault = Pick<CellError, 'code' | 'column' | 'given' | 'expected'>

export interface LikeErrors<Error> {
  readonly first: Error
  /** The others with the same fault. */
  readonly others: readonly Error[]
}

/** In the order in which each fault comes first. */
export function likeErrors<Error extends Fault>(errors: readonly Error[]): LikeErrors<Error>[] {
  return [...Map.groupBy(errors, faultOf).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ first, others }],
  )
}

/** Of names and measures each is a fault of its own: all of them have to be seen. */
const BY_WHAT_IS_GIVEN = ['dimension', 'member', 'measure', 'owner', 'unit']

function faultOf({ code, column, given, expected }: Fault): string {
  return JSON.stringify([code, column, expected, BY_WHAT_IS_GIVEN.includes(column) ? given : null])
}
