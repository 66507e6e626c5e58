// Which upstream tables and columns were not there. What leans on one is null with this reason, and nothing else is.

/** A reason why a figure is null; `code` is stable, `message` is a sentence. */
export interface NullReason {
  readonly code: string
  readonly message: string
}

/** Where a figure is null and nobody said why. */
export const WITHOUT_REASON: NullReason = { code: 'unknown', message: 'The figure is not known.' }

/** Names are `table` or `table.column`. */
export type MissingSources = ReadonlySet<string>

/** The first of the named sources that is missing, as a reason; null when all are there. */
export function missingReason(missing: MissingSources, ...names: string[]): NullReason | null {
  for (const name of names) {
    const table = name.split('.', 1)[0] as string
    const absent = missing.has(table) ? table : missing.has(name) ? name : null
    if (absent !== null) return sourceMissing(absent)
  }
  return null
}

function sourceMissing(name: string): NullReason {
  const kind = name.includes('.') ? 'column' : 'table'
  return { code: 'source_missing', message: `The upstream database has no ${kind} ${name}.` }
}
