// What becomes of each row of a submission: a change of one line, no change, or a refusal.
import type { BudgetLine, LineKey, LineValues } from '../contract/budget/line.ts'
import type { CellError, StaleLine } from '../contract/budget/preview.ts'
import type { SubmissionRow } from '../contract/budget/submission.ts'

interface OfRow {
  readonly row: SubmissionRow
  readonly key: LineKey
}

/** `old` is the line that stands now. */
export type Change =
  | (OfRow & { readonly kind: 'added'; readonly old: null; readonly values: LineValues })
  | (OfRow & { readonly kind: 'changed'; readonly old: BudgetLine; readonly values: LineValues })
  | (OfRow & { readonly kind: 'removed'; readonly old: BudgetLine; readonly values: null })

export type Verdict =
  | Change
  | (OfRow & { readonly kind: 'unchanged'; readonly old: BudgetLine })
  | { readonly kind: 'refused'; readonly errors: readonly CellError[]; readonly stale: StaleLine | null }

export function isChange(verdict: Verdict): verdict is Change {
  return verdict.kind === 'added' || verdict.kind === 'changed' || verdict.kind === 'removed'
}

export function valuesOf({ cents, quantityAndRate, owner, note }: LineValues): LineValues {
  return { cents, quantityAndRate, owner, note }
}

export function areSameValues(one: LineValues, other: LineValues): boolean {
  return (
    one.cents === other.cents &&
    one.owner === other.owner &&
    one.note === other.note &&
    areSameCounts(one.quantityAndRate, other.quantityAndRate)
  )
}

function areSameCounts(one: LineValues['quantityAndRate'], other: LineValues['quantityAndRate']): boolean {
  if (one === null || other === null) return one === other
  return (
    one.quantity === other.quantity &&
    one.unit === other.unit &&
    one.rateMicrodollars === other.rateMicrodollars
  )
}
