// A line of a budget in a few words: tenants by name, with the id that identifies them.
import type { LineKey } from '../../../shared/contract/budget/line.ts'

/** What a member is called; the member itself where it has no other name. */
export type NameOf = (member: string) => string

export function lineWords({ dimension, member, measure, period }: LineKey, nameOf: NameOf): string {
  const name = dimension === 'tenant' ? nameOf(member) : member
  const whole = name === member ? member : `${name} (${member})`
  return `${dimension} ${whole}, ${measure}, ${period}`
}
