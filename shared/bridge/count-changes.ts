// How many rows two tables differ by: what began, what ended, what is otherwise than it was.

export interface ChangedRows {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

interface Counting<Row> {
  /** What a row is known by. */
  id(row: Row): string
  /** Whether it is looked at. */
  counts(row: Row): boolean
  isOtherwise(before: Row, after: Row): boolean
}

export function countChanges<Row>(
  before: readonly Row[] | null,
  after: readonly Row[] | null,
  { id, counts, isOtherwise }: Counting<NoInfer<Row>>,
): ChangedRows {
  // The same rows, as most tables of a step are, need no looking through.
  if (before === after) return { added: 0, removed: 0, changed: 0 }
  const old = new Map((before ?? []).filter(counts).map((row) => [id(row), row]))
  const now = new Map((after ?? []).filter(counts).map((row) => [id(row), row]))
  const [added, removed] = [
    [...now.keys()].filter((key) => !old.has(key)).length,
    [...old.keys()].filter((key) => !now.has(key)).length,
  ]
  const changed = [...now].filter(([key, row]) => {
    const was = old.get(key)
    return was !== undefined && isOtherwise(was, row)
  }).length
  return { added, removed, changed }
}
