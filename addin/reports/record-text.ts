// What was last written of several numbers of a row, as one text: what a refresh knows numbers by that people typed over them.

/** Null is a number that is missing; undefined is one of which nothing is known, such as one that was emptied since. */
export type OnRecord = number | null | undefined

const MISSING = '-'
const UNKNOWN = '?'

export const recordText = (cents: readonly OnRecord[]): string =>
  cents.map((each) => (each === undefined ? UNKNOWN : (each ?? MISSING))).join(' ')

/** @param count of numbers that a record has; nothing is known where it has others */
export function readRecord(text: unknown, count: number): readonly OnRecord[] {
  const fields = typeof text === 'string' ? text.split(' ') : []
  if (fields.length !== count) return Array<undefined>(count).fill(undefined)
  return fields.map((field) => {
    if (field === MISSING) return null
    return /^-?\d+$/.test(field) ? Number(field) : undefined
  })
}
