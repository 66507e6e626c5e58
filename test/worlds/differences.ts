// What should be the same in a world and is not, gathered for one expectation: jest makes an error for each expectation beforehand,
// which takes longer than to compute a run.

export class Differences {
  readonly found: string[] = []

  /** As `toBe` compares. */
  compare(what: string, seen: unknown, expected: unknown): void {
    if (!Object.is(seen, expected)) this.found.push(`${what}: ${String(seen)}, not ${String(expected)}`)
  }
}
