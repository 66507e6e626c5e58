// Whether two values say the same, whatever the order of their fields: a store keeps none. A field without a value is none.

export function isSameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, fieldsInOrder) === JSON.stringify(other, fieldsInOrder)
}

/** For JSON.stringify, which asks it of every value, however deep it lies. */
function fieldsInOrder(_field: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
