// How the table is read: what each heading is taken for and how sure that is. What is not certain can be changed.
import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { Confidence, TableMapping } from '../../../../../shared/contract/budget/pasted-table.ts'
import type { BudgetTable } from '../../../../desk/planning/planning-desk.ts'
import { Choice } from '../../../fields/choice.tsx'
import { FiscalYearPicker } from '../../../fields/fiscal-year-picker.tsx'
import { counted } from '../../../shown/in-words.ts'
import { Warnings } from '../../../shown/notice.tsx'
import { FixedFields } from './fixed-fields.tsx'
import { LayoutFields } from './layout-fields.tsx'
import {
  FIELD_NAMES,
  meaningOffers,
  type TakenHeading,
  takenHeadings,
  withFiscalYear,
  withMeaning,
} from './mapping.ts'

const SURENESS: Readonly<Record<Confidence, string>> = {
  certain: 'Certain',
  likely: 'Likely',
  unsure: 'Not sure',
}

/** As many stand open. */
const FEW = 3

export interface MappingViewProps {
  readonly table: BudgetTable
  readonly mapping: TableMapping
  readonly years: readonly string[]
  readonly onChange: (mapping: TableMapping) => void
}

export function MappingView({ table, mapping, years, onChange }: MappingViewProps) {
  const headings = takenHeadings(table, mapping)
  const as = (confidence: Confidence) => headings.filter(({ guess }) => guess.confidence === confidence)
  const [certain, likely, unsure] = [as('certain'), as('likely'), as('unsure')]
  const choiceOf = ({ guess, place, meaning }: TakenHeading) => (
    <Choice
      key={guess.cell}
      label={`${guess.cell}: ${guess.heading}`}
      hint={`${SURENESS[guess.confidence]}. ${guess.why}`}
      offers={meaningOffers(mapping, meaning)}
      chosen={meaning}
      onChoose={(to) => onChange(withMeaning(mapping, place, to))}
    />
  )
  const isByHand = table.guesses.length === 0 && !table.isOurs
  const asked = mapping.fiscalYear
  const offered = asked === null || years.includes(asked) ? years : [asked, ...years]
  return (
    <div className="stack">
      <h3>How it is read</h3>
      {table.isOurs && <p>This sheet was made here: its columns are known.</p>}
      <Warnings sentences={table.remarks ?? []} />
      {isByHand && <LayoutFields mapping={mapping} onChange={onChange} rows={table.cells.length} />}
      {unsure.map(choiceOf)}
      {likely.length > 0 && (
        <details open={likely.length <= FEW}>
          <summary>{counted(likely.length, 'heading')} that are likely: change what is wrong</summary>
          <div className="stack">{likely.map(choiceOf)}</div>
        </details>
      )}
      {certain.length > 0 && (
        <details>
          <summary>{counted(certain.length, 'heading')} that are certain</summary>
          <ul className="rows">
            {certain.map((heading) => (
              <li key={heading.guess.cell}>
                <p className="row-title">{`${heading.guess.cell}: ${heading.guess.heading}`}</p>
                <p>{inWords(heading)}</p>
                <p className="quiet">{`${SURENESS.certain}. ${heading.guess.why}`}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {!table.isOurs && (
        <>
          <FixedFields mapping={mapping} onChange={onChange} />
          <FiscalYearPicker
            years={offered}
            chosen={asked}
            onChoose={(year) => onChange(withFiscalYear(mapping, headings, year))}
            hint="For months that are named without a year."
          />
          <Field
            label="Amounts are in"
            {...(table.mapping.amountsIn !== 'dollars' && { hint: 'The table speaks of thousands.' })}
          >
            <RadioGroup
              value={mapping.amountsIn}
              onChange={(_, { value }) =>
                onChange({ ...mapping, amountsIn: value as TableMapping['amountsIn'] })
              }
            >
              <Radio value="dollars" label="Dollars" />
              <Radio value="thousands of dollars" label="Thousands of dollars" />
            </RadioGroup>
          </Field>
          <Checkbox
            label="An empty cell of a name repeats the one above it"
            checked={mapping.fillDown}
            onChange={(_, { checked }) => onChange({ ...mapping, fillDown: checked === true })}
          />
        </>
      )}
    </div>
  )
}

function inWords({ meaning }: TakenHeading): string {
  if (meaning === '') return 'Not read'
  return meaning in FIELD_NAMES ? FIELD_NAMES[meaning as keyof typeof FIELD_NAMES] : `Amounts of ${meaning}`
}
