// Where the headings are and how months run, of a table in which neither was found.
import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { TableMapping } from '../../../../../shared/contract/budget/pasted-table.ts'
import { Choice } from '../../../fields/choice.tsx'

export interface LayoutFieldsProps {
  readonly mapping: TableMapping
  /** How many the table has. */
  readonly rows: number
  readonly onChange: (mapping: TableMapping) => void
}

const MOST_OFFERED = 20

export function LayoutFields({ mapping, rows, onChange }: LayoutFieldsProps) {
  const places = Array.from({ length: Math.min(rows, MOST_OFFERED) }, (_, index) => String(index + 1))
  /** What was said of headings elsewhere does not hold there. */
  const anew = (part: Partial<TableMapping>): void =>
    onChange({ ...mapping, columns: {}, months: [], notTotals: [], ...part })
  return (
    <>
      <Choice
        label="Headings are in row"
        hint="Counted from the first row of what is selected."
        offers={places.map((place) => ({ value: place, text: place }))}
        chosen={String(mapping.headingRow)}
        onChoose={(place) => anew({ headingRow: Number(place) })}
      />
      <Field label="Layout">
        <RadioGroup
          value={mapping.layout}
          onChange={(_, { value }) => anew({ layout: value as TableMapping['layout'] })}
        >
          <Radio value="months_across" label="A column for each month" />
          <Radio value="list" label="A row for each month" />
        </RadioGroup>
      </Field>
    </>
  )
}
