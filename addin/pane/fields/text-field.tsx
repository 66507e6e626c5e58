// A line of text, with what is wrong with it said beneath.
import { Field, Input } from '@fluentui/react-components'

export interface TextFieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isRequired?: boolean
  readonly maxLength?: number
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error = null, value, onChange, isRequired = false, maxLength = 200 } = props
  return (
    <Field
      label={label}
      required={isRequired}
      {...(hint !== undefined && { hint })}
      {...(error !== null && { validationMessage: error, validationState: 'error' as const })}
    >
      <Input
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  )
}
