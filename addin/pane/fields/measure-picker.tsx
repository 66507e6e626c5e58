// Which measure: grouped by family, each with how it is calculated; typing searches all of that.
import { Combobox, Field, Option, OptionGroup } from '@fluentui/react-components'
import { useState } from 'react'
import { type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import { familiesWith } from './measure-families.ts'

const UNITS: Readonly<Partial<Record<Measure['unit'], string>>> = {
  cents: 'dollars',
  fraction: 'a fraction: 0.021 is 2.1 %',
  category: 'a word',
  score: 'a score from 0 to 100',
  points: 'points from -100 to 100',
}

export function MeasurePicker({ chosen, onChoose }: { chosen: Measure; onChoose: (to: Measure) => void }) {
  const [search, setSearch] = useState<string | null>(null)
  const families = familiesWith(search ?? '')
  return (
    <Field
      label="Measure"
      hint={`In ${UNITS[chosen.unit] ?? chosen.unit}. ${chosen.calculation}`}
      className="measure"
    >
      <Combobox
        inlinePopup
        className="picker"
        listbox={{ className: 'listbox' }}
        value={search ?? chosen.label}
        selectedOptions={[chosen.id]}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => setSearch(target.value)}
        onBlur={() => setSearch(null)}
        onOptionSelect={(_, { optionValue }) => {
          const measure = measureById(optionValue ?? '')
          setSearch(null)
          if (measure !== undefined) onChoose(measure)
        }}
      >
        {families.map(({ name, measures }) => (
          <OptionGroup key={name} label={name}>
            {measures.map(({ id, label, calculation }) => (
              <Option key={id} value={id} text={label}>
                <span className="option">
                  <span>{label}</span>
                  <span className="option-more">{calculation}</span>
                </span>
              </Option>
            ))}
          </OptionGroup>
        ))}
        {families.length === 0 && (
          <Option disabled value="" text="">
            No measure has these words. Search by fewer.
          </Option>
        )}
      </Combobox>
    </Field>
  )
}
