// A tenant without a name as TABLE shows it, and as a formula may ask for it again by that text.

const NAMELESS = /^no name \(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)$/i

export function namelessTenant(id: string): string {
  return `no name (${id})`
}

/** The id in such a text; null for any other text. */
export function idOfNameless(text: string): string | null {
  return NAMELESS.exec(text)?.[1]?.toLowerCase() ?? null
}
