// What makes two budget lines the same line, and the order in which lines stand everywhere.
import { DIMENSIONS } from '../contract/budget/dimensions.ts'
import type { LineKey } from '../contract/budget/line.ts'

/** One text for each line of a scenario; members that differ in case only are the same. */
export function keyText({ dimension, member, measure, period }: LineKey): string {
  return JSON.stringify([dimension, member.toLowerCase(), measure, period])
}

/** By dimension, member, measure and month. */
export function compareKeys(one: LineKey, other: LineKey): number {
  return (
    DIMENSIONS.indexOf(one.dimension) - DIMENSIONS.indexOf(other.dimension) ||
    compareTexts(one.member.toLowerCase(), other.member.toLowerCase()) ||
    compareTexts(one.measure, other.measure) ||
    compareTexts(one.period, other.period)
  )
}

/** By code units, so that no locale moves anything. */
export function compareTexts(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}

export function keyOf({ dimension, member, measure, period }: LineKey): LineKey {
  return { dimension, member, measure, period }
}
