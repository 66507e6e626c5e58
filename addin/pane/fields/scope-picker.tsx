// How much of the workbook a refresh or a repair takes.
import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { Scope } from '../../desk/desk.ts'

const SCOPES: Readonly<Record<Scope, string>> = {
  selection: 'Selected cells',
  sheet: 'This sheet',
  workbook: 'Whole workbook',
}

export interface ScopePickerProps {
  readonly label: string
  readonly scope: Scope
  readonly onChoose: (scope: Scope) => void
}

export function ScopePicker({ label, scope, onChoose }: ScopePickerProps) {
  return (
    <Field label={label}>
      <RadioGroup value={scope} onChange={(_, { value }) => onChoose(value as Scope)}>
        {Object.entries(SCOPES).map(([value, text]) => (
          <Radio key={value} value={value} label={text} />
        ))}
      </RadioGroup>
    </Field>
  )
}
