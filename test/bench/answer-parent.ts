// The child's side of child-program.ts: one answer to the benchmark, and an end that never comes too late.

/** Sends the answer; from then on, and from the import of this file, the program ends when the benchmark does. */
export function answerParent(answer: object): void {
  process.send?.(answer)
}

process.once('disconnect', () => process.exit())
