// What something costs a month, typed in dollars.
import { TextField } from '../../fields/text-field.tsx'
import { AN_AMOUNT, monthlyCents } from './dollars.ts'

export interface AmountFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Whether it is said now that something is missing. */
  readonly isTried: boolean
}

export function AmountField({ label, value, onChange, isTried }: AmountFieldProps) {
  const isWrong = isTried && monthlyCents(value) === null
  return (
    <TextField
      label={label}
      error={isWrong ? AN_AMOUNT : null}
      maxLength={20}
      value={value}
      onChange={onChange}
    />
  )
}
