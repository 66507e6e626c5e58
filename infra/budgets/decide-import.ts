// Whether an import is submitted: only what is accepted, changes anything, and was confirmed.
import type { ImportPreview } from './import-budget.ts'

export interface ImportConsent {
  /** Whether amounts are taken for thousands of dollars that nobody said are. */
  readonly supposesThousands: boolean
  readonly isDryRun: boolean
  /** Whether it was said beforehand. */
  readonly isConfirmed: boolean
  /** Null where nobody is there to be asked. */
  readonly ask: (() => Promise<boolean>) | null
}

export interface ImportDecision {
  readonly submits: boolean
  /** Whether whoever ran it did not get what they asked for. */
  readonly isRefused: boolean
  /** Why nothing is submitted. */
  readonly why: string
}

const SUBMITS: ImportDecision = { submits: true, isRefused: false, why: '' }

export async function decideImport(
  { accepted, preview: { added, changed, removed } }: Pick<ImportPreview, 'accepted' | 'preview'>,
  { supposesThousands, isDryRun, isConfirmed, ask }: ImportConsent,
): Promise<ImportDecision> {
  if (!accepted) return refused('Nothing was submitted.')
  if (added.length + changed.length + removed.length === 0) {
    return fine('Nothing was submitted: the budget holds all of it already.')
  }
  if (isDryRun) return fine('A dry run: nothing was submitted.')
  if (isConfirmed && supposesThousands) {
    return refused(
      'Nothing was submitted: the amounts seem to be in thousands of dollars. Say so with --amounts-in thousands, or --amounts-in dollars.',
    )
  }
  if (isConfirmed) return SUBMITS
  if (ask === null) {
    return refused('Nothing was submitted: look at the preview, then run it again with --yes.')
  }
  return (await ask()) ? SUBMITS : refused('Nothing was submitted, as you said.')
}

function refused(why: string): ImportDecision {
  return { submits: false, isRefused: true, why }
}

function fine(why: string): ImportDecision {
  return { submits: false, isRefused: false, why }
}
