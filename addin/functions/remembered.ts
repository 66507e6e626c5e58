// What was worked out for a text once: a sheet asks for the same few names, months and measures thousands of times.

const MOST_TEXTS = 10_000

/** @param work gives the same for the same text; what it throws is not remembered */
export function remembered<Worked>(work: (text: string) => Worked): (text: string) => Worked {
  const known = new Map<string, Worked>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const worked = work(text)
    if (known.size >= MOST_TEXTS) known.clear()
    known.set(text, worked)
    return worked
  }
}
