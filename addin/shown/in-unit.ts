// A value as people read it: cents become dollars here and nowhere else, every other unit is shown as it is published, a
// percent as 27.9.

/** Whether a value can be one of that unit: categories are text, all else are numbers. */
export function isValueOf(value: unknown, unit: string): value is number | string {
  return unit === 'category' ? typeof value === 'string' : typeof value === 'number' && Number.isFinite(value)
}

/** @throws Error when it is none of the unit */
export function inUnit(value: unknown, unit: string): number | string {
  if (!isValueOf(value, unit)) throw new Error(`A value in ${unit} is none.`)
  return unit === 'cents' && typeof value === 'number' ? value / 100 : value
}
