// One end of a bridge between runs: a month, as it is now, as it was closed, or as it was restated.
import type { PeriodChoice } from '../../../../desk/desk.ts'
import { Choice, type Offer } from '../../../fields/choice.tsx'

export interface RunFieldProps {
  readonly label: string
  readonly periods: readonly PeriodChoice[]
  readonly chosen: string | null
  readonly onChoose: (run: string) => void
}

/** As the desk takes them: `2026-10`, `2026-10@closed`, `2026-10@restated`. */
export function runOffers(periods: readonly PeriodChoice[]): readonly Offer<string>[] {
  return periods
    .filter(({ period }) => MONTH.test(period))
    .flatMap(({ period, label, state }) => [
      { value: period, text: `${period}, newest`, more: label },
      ...(state === 'open' ? [] : [{ value: `${period}@closed`, text: `${period}, as closed` }]),
      ...(state === 'restated' ? [{ value: `${period}@restated`, text: `${period}, as restated` }] : []),
    ])
}

/** The two newest months whose figures stay: an open month has no archived run to bridge from. */
export function usualRuns(periods: readonly PeriodChoice[]): { from: string | null; to: string | null } {
  const months = periods.filter(({ period, state }) => MONTH.test(period) && state !== 'open')
  return { from: months[1]?.period ?? null, to: months[0]?.period ?? null }
}

const MONTH = /^\d{4}-\d\d$/

export function RunField({ label, periods, chosen, onChoose }: RunFieldProps) {
  return <Choice label={label} offers={runOffers(periods)} chosen={chosen} onChoose={onChoose} />
}
