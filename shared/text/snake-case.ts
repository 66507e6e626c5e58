// Names as answers have them: `reviewOn` is `review_on`.

/** Of one name. */
export function inSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Of every field of a JSON value, however deep it lies; what fields hold stays as it is. */
export function fieldsInSnakeCase<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(fieldsInSnakeCase) as Value
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([name, field]) => [inSnakeCase(name), fieldsInSnakeCase(field)])
  return Object.fromEntries(fields)
}
