// A long list as JSON texts, each of which one item can hold.

/** DynamoDB takes 400 KB an item, and names can be long. */
const MOST_BYTES = 360_000

/** Each a JSON list of some of the entries, in their order; none for no entries. */
export function packEntries(entries: readonly unknown[], mostAnItem: number): string[] {
  const parts: string[] = []
  let texts: string[] = []
  let bytes = 0
  for (const entry of entries) {
    const text = JSON.stringify(entry)
    const entryBytes = Buffer.byteLength(text) + 1
    if (texts.length === mostAnItem || (texts.length > 0 && bytes + entryBytes > MOST_BYTES)) {
      parts.push(`[${texts.join(',')}]`)
      texts = []
      bytes = 0
    }
    texts.push(text)
    bytes += entryBytes
  }
  if (texts.length > 0) parts.push(`[${texts.join(',')}]`)
  return parts
}
