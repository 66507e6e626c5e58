// What budget lines are of: their dimension, and one of the measures that it can be budgeted by.
import { measuresOf } from '../../../shared/budgets/budgetable.ts'
import { DIMENSION_NAMES, DIMENSIONS, type Dimension } from '../../../shared/contract/budget/dimensions.ts'
import { sentenceStart } from '../shown/in-words.ts'
import { Choice, type Offer } from './choice.tsx'

export interface LineFields {
  readonly dimension: Dimension
  readonly measure: string
}

export const USUAL_LINES: LineFields = { dimension: 'tenant', measure: 'total_cost' }

export const DIMENSION_OFFERS: readonly Offer<Dimension>[] = DIMENSIONS.map((value) => ({
  value,
  text: sentenceStart(DIMENSION_NAMES[value]),
}))

export const measureOffers = (dimension: Dimension): readonly Offer<string>[] =>
  measuresOf(dimension).map(({ id, label }) => ({ value: id, text: label }))

export interface LinePickerProps {
  readonly chosen: LineFields
  readonly onChoose: (fields: LineFields) => void
}

export function LinePicker({ chosen, onChoose }: LinePickerProps) {
  const { dimension, measure } = chosen
  return (
    <>
      <Choice
        label="Lines by"
        offers={DIMENSION_OFFERS}
        chosen={dimension}
        onChoose={(to) => onChoose({ dimension: to, measure: kept(to, measure) })}
      />
      <Choice
        label="Measure"
        offers={measureOffers(dimension)}
        chosen={measure}
        onChoose={(to) => onChoose({ dimension, measure: to })}
      />
    </>
  )
}

/** What was chosen stays where the other dimension has it too. */
function kept(dimension: Dimension, measure: string): string {
  const ids = measuresOf(dimension).map(({ id }) => id)
  return ids.includes(measure) ? measure : (ids.find((id) => id === 'total_cost') ?? ids[0] ?? measure)
}
