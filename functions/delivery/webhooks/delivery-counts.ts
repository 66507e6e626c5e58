// What became of the deliveries of one pass.

/**
 * `putOff`: not tried, for its receiver was silent just before, or is paused. `left`: not tried for a reason of ours, and due again when
 * its lease ends. `unrecorded`: tried, and not known to be.
 */
export const OUTCOMES = [
  'delivered',
  'toBeTriedAgain',
  'givenUp',
  'stopped',
  'putOff',
  'left',
  'unrecorded',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export type DeliveryCounts = Readonly<Record<Outcome | 'taken', number>>

export function counted(outcomes: readonly Outcome[]): DeliveryCounts {
  const of = (wanted: Outcome): number => outcomes.filter((outcome) => outcome === wanted).length
  const each = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, of(outcome)]))
  return { ...(each as Record<Outcome, number>), taken: outcomes.length }
}
