// Keys of a variance sheet's rows: what a refresh finds them by, what an explanation reads of them, and what formulas of
// totals name, which take upper and lower case alike and read some letters as wildcards.
import type { Dimension } from '../../../shared/contract/budget/line.ts'

interface Line {
  readonly dimension: Dimension
  readonly measure: string
  readonly member: string
}

export const lineKey = ({ dimension, measure, member }: Line): string => `${dimension}:${measure}:${member}`

/** @returns null for a key of another kind of row */
export function lineOfKey(key: string): { dimension: string; measure: string; member: string } | null {
  const [, dimension, measure, member] = /^(\w+):(\w+):(.+)$/su.exec(key) ?? []
  if (dimension === undefined || dimension === TOTAL || measure === undefined || member === undefined)
    return null
  return { dimension, measure, member }
}

/** The measure of a line or of a total. */
export const measureOfKey = (key: string): string | null =>
  /^(?:total:)?\w+:(\w+)(?::|$)/u.exec(key)?.[1] ?? null

export const tenantOfKey = (key: string): string | null => {
  const line = lineOfKey(key)
  return line?.dimension === 'tenant' ? line.member : null
}

const TOTAL = 'total'
export const TOTAL_KEY = `${TOTAL}:`
const MOST_OF_GROUP = 120

/** Keys of totals, each told from every other whatever its case. */
export function totalKeys(): (of: Pick<Line, 'dimension' | 'measure'>, group: string | null) => string {
  const given = new Map<string, string>()
  const taken = new Set<string>()
  return ({ dimension, measure }, group) => {
    const name = JSON.stringify([dimension, measure, group])
    const known = given.get(name)
    if (known !== undefined) return known
    const all = `${TOTAL_KEY}${dimension}:${measure}`
    const wanted = group === null ? all : `${all}:${plain(group)}`
    let key = wanted
    for (let number = 2; taken.has(key); number += 1) key = `${wanted} ${number}`
    taken.add(key)
    given.set(name, key)
    return key
  }
}

const plain = (group: string): string =>
  group
    .toLowerCase()
    .replace(/[*?~\p{Cc}]/gu, '_')
    .slice(0, MOST_OF_GROUP)
