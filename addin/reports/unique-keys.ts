// Keys that rows are found again by: each stands once in a report, and the first of equal ones keeps it as it is.

/**
 * @param wanted the key of each row, in their order
 * @returns as many, all different; equal ones after the first are numbered
 */
export function uniqueKeys(wanted: readonly string[]): string[] {
  const all = new Set(wanted)
  const given = new Set<string>()
  return wanted.map((key) => {
    const unique = given.has(key) ? numbered(key, all) : key
    all.add(unique)
    given.add(unique)
    return unique
  })
}

function numbered(key: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const candidate = `${key} (${number})`
    if (!taken.has(candidate)) return candidate
  }
}
