// What of an explanation someone sees who sees only some tenants: their own shares, and "other tenants (n)". Under volume
// methods, weights and totals would tell a neighbour's volume, and are withheld (figure book, section 3).
import type { ExplanationLine } from '../contract/explanation.ts'
import type { Method } from '../contract/request.ts'
import type { Sight } from './caller.ts'

export const WITHHELD_TEXT =
  'Weights, costs and unrounded shares of resources that other tenants use are withheld: with the own share they would tell what those tenants sent, earn or cost.'

/** Whether the line's weights and totals must be withheld: someone else is in it, and they would tell of them. */
export function isWithheld(line: ExplanationLine, method: Method, sight: Sight): boolean {
  return isCostWithheld(line.kind, otherTenants(line), method, sight)
}

/** Whether the cost of a resource, or what is shared of a pool, is withheld beside own shares of it. */
export function isCostWithheld(
  kind: ExplanationLine['kind'],
  others: number,
  method: Method,
  sight: Sight,
): boolean {
  if (sight.kind === 'platform' || others === 0) return false
  // A pool's total is a figure of the whole platform, however it is shared.
  return kind === 'shared' || method !== 'even'
}

/** How many other tenants share the line's resource or pool. */
export function otherTenants(line: ExplanationLine): number {
  return (line.kind === 'resource' ? line.tenants : line.recipients) - 1
}
