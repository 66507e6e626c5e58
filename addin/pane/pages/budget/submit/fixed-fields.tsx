// What stands in no column of the table and is the same for all of its rows.
import { DIMENSIONS } from '../../../../../shared/contract/budget/dimensions.ts'
import type { TableMapping } from '../../../../../shared/contract/budget/pasted-table.ts'
import { Choice } from '../../../fields/choice.tsx'
import { DIMENSION_OFFERS, measureOffers } from '../../../fields/line-fields.tsx'
import { TextField } from '../../../fields/text-field.tsx'
import { withFixed } from './mapping.ts'

export interface FixedFieldsProps {
  readonly mapping: TableMapping
  readonly onChange: (mapping: TableMapping) => void
}

export function FixedFields({ mapping, onChange }: FixedFieldsProps) {
  const { columns, fixed } = mapping
  const dimension = DIMENSIONS.find((each) => each === fixed.dimension)
  const missing = (text: string | undefined, what: string) =>
    text === undefined ? `No column gives it: say which ${what} all rows are of.` : null
  return (
    <>
      {columns.dimension === undefined && (
        <Choice
          label="All rows are by"
          error={missing(dimension, 'dimension')}
          offers={DIMENSION_OFFERS}
          chosen={dimension ?? null}
          onChoose={(to) => onChange(withFixed(mapping, 'dimension', to))}
        />
      )}
      {columns.member === undefined && (
        <TextField
          label="All rows are of"
          hint="One tenant, plan, vendor or other member."
          error={missing(fixed.member, 'member')}
          value={fixed.member ?? ''}
          onChange={(to) => onChange(withFixed(mapping, 'member', to))}
        />
      )}
      {columns.measure === undefined && (
        <Choice
          label="All rows have the measure"
          error={missing(fixed.measure, 'measure')}
          offers={measureOffers(dimension ?? 'tenant')}
          chosen={fixed.measure ?? null}
          onChoose={(to) => onChange(withFixed(mapping, 'measure', to))}
        />
      )}
      {columns.owner === undefined && (
        <TextField
          label="Owner of all rows"
          hint="Left empty: you, and of a line that stands its owner."
          value={fixed.owner ?? ''}
          onChange={(to) => onChange(withFixed(mapping, 'owner', to))}
        />
      )}
    </>
  )
}
