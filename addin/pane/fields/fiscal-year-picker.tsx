// Which fiscal year.
import { Choice } from './choice.tsx'

export interface FiscalYearPickerProps {
  readonly years: readonly string[]
  readonly chosen: string | null
  readonly onChoose: (year: string) => void
  readonly hint?: string
}

export function FiscalYearPicker({ years, chosen, onChoose, hint }: FiscalYearPickerProps) {
  const offers = years.map((year) => ({ value: year, text: year }))
  return <Choice label="Fiscal year" hint={hint} offers={offers} chosen={chosen} onChoose={onChoose} />
}
