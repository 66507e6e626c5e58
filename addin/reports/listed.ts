// A list in one cell: as much of it as a cell of Excel holds, and how many more there are.

/** A cell holds 32,767 characters; what says how many more there are must fit too. */
const MOST_CHARACTERS = 32_000

export function listed(items: readonly string[], separator: string): string {
  let length = 0
  const shown = items.filter((item) => {
    length += item.length + separator.length
    return length <= MOST_CHARACTERS
  })
  const more = items.length - shown.length
  return [...shown, ...(more === 0 ? [] : [`and ${more} more`])].join(separator)
}
