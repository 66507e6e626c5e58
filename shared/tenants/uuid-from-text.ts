// Analytics tables keep ids as text: one form for a UUID, however it was written, and null for what is none.

const HEX_32 = /^[0-9a-f]{32}$/

/** Lower case with hyphens; accepts upper case, braces and missing hyphens, as Postgres does. Null when no UUID. */
export function uuidFromText(text: string): string | null {
  const hex = text
    .trim()
    .toLowerCase()
    .replace(/^\{(.*)\}$/, '$1')
    .replaceAll('-', '')
  if (!HEX_32.test(hex)) return null
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
