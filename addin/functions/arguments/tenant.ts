// The tenant argument: a name or an id, always text.
import { cellArgument, wrong } from './cell-argument.ts'

/** As long as the API takes; shared/contract/api/parameters.ts, which a test compares. */
export const LONGEST_NAME = 300

const A_TENANT = 'the whole name or the id of a tenant as text, in quotes or from a cell'

/** @throws CellError naming the argument: a number is no name, and an empty cell no tenant */
export function tenantArgument(given: unknown): string {
  const argument = cellArgument(given)
  if (typeof argument === 'string' && argument.length <= LONGEST_NAME) return argument
  throw wrong('tenant', argument, A_TENANT)
}
