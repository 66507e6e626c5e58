// One of a few things, by a list that opens on request.
import { Dropdown, Field, Option } from '@fluentui/react-components'

export interface Offer<Value extends string> {
  readonly value: Value
  readonly text: string
  /** What else is said of it in the list. */
  readonly more?: string
}

export interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with what is chosen, in a sentence. */
  readonly error?: string | null
  readonly offers: readonly Offer<Value>[]
  /** Null where nothing is chosen yet. */
  readonly chosen: Value | null
  readonly onChoose: (value: Value) => void
  readonly placeholder?: string
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, hint, error = null, offers, chosen, onChoose, placeholder = 'Choose one' } = props
  return (
    <Field
      label={label}
      {...(hint !== undefined && { hint })}
      {...(error !== null && { validationMessage: error, validationState: 'error' as const })}
    >
      <Dropdown
        inlinePopup
        className="picker"
        listbox={{ className: 'listbox' }}
        placeholder={placeholder}
        value={offers.find(({ value }) => value === chosen)?.text ?? ''}
        selectedOptions={chosen === null ? [] : [chosen]}
        onOptionSelect={(_, { optionValue }) => {
          const offer = offers.find(({ value }) => value === optionValue)
          if (offer !== undefined) onChoose(offer.value)
        }}
      >
        {offers.map(({ value, text, more }) => (
          <Option key={value} value={value} text={text}>
            {more === undefined ? (
              text
            ) : (
              <span className="option">
                <span>{text}</span>
                <span className="option-more">{more}</span>
              </span>
            )}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}
