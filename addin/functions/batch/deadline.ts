// When a cell that still has no answer is told so.

/** Milliseconds: from the first cell of a batch on, and from a table's own call. */
export const DEADLINE_MS = 25_000
