// Which period: the newest month unless somebody says otherwise.
import { Dropdown, Field, Option } from '@fluentui/react-components'
import type { PeriodChoice } from '../../desk/desk.ts'

const STATES: Readonly<Record<PeriodChoice['state'], string>> = {
  open: 'Figures still change',
  closed: 'Figures stay as they were closed',
  restated: 'Figures changed after the close',
}

const MONTH = /^\d{4}-\d\d$/

export interface PeriodPickerProps {
  readonly periods: readonly PeriodChoice[]
  readonly chosen: readonly string[]
  readonly onChoose: (periods: readonly string[]) => void
  readonly isSeveral?: boolean
  readonly label?: string
  readonly hint?: string
  /** Whether quarters and years are offered that still run. */
  readonly offersRunning?: boolean
}

export function PeriodPicker({
  periods,
  chosen,
  onChoose,
  isSeveral = false,
  label,
  hint,
  offersRunning = false,
}: PeriodPickerProps) {
  const labels = periods.filter(({ period }) => chosen.includes(period)).map(({ label }) => label)
  return (
    <Field label={label ?? (isSeveral ? 'Periods' : 'Period')} {...(hint !== undefined && { hint })}>
      <Dropdown
        inlinePopup
        className="picker"
        multiselect={isSeveral}
        listbox={{ className: 'listbox' }}
        value={labels.join(', ')}
        selectedOptions={[...chosen]}
        placeholder="Choose a period"
        onOptionSelect={(_, { selectedOptions }) => onChoose(selectedOptions)}
      >
        {periods
          .filter(({ isRunning }) => offersRunning || isRunning !== true)
          .map(({ period, label, state }) => (
            <Option key={period} value={period} text={label}>
              <span className="option">
                <span>{label}</span>
                <span className="option-more">{STATES[state]}</span>
              </span>
            </Option>
          ))}
      </Dropdown>
    </Field>
  )
}

/** Newest come first: the newest month, or whatever there is. */
export function newestMonth(periods: readonly PeriodChoice[]): string | null {
  const month = periods.find(({ period }) => MONTH.test(period))
  return (month ?? periods[0])?.period ?? null
}

/** The newest month whose figures stay, or else the newest month. */
export function newestClosedMonth(periods: readonly PeriodChoice[]): string | null {
  const closed = periods.filter(({ state }) => state !== 'open').filter(({ period }) => MONTH.test(period))
  return closed[0]?.period ?? newestMonth(periods)
}
