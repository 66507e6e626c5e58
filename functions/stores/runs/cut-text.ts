// Text that may be too large for one item, cut into parts that are not.

/** DynamoDB takes 400 KB an item, and a character up to three bytes. */
const MOST_CHARACTERS = 120_000
const HIGH_SURROGATE = /[\uD800-\uDBFF]$/

/** Parts that make the text again when they are joined in order; none for an empty text. */
export function cutText(text: string): string[] {
  const parts: string[] = []
  for (let start = 0; start < text.length; ) {
    const part = text.slice(start, start + MOST_CHARACTERS)
    // A character of two halves stays whole: half of one is no text.
    const whole = HIGH_SURROGATE.test(part) ? part.slice(0, -1) : part
    parts.push(whole)
    start += whole.length
  }
  return parts
}
