// What a column of a measure is called: its label, with the unit where the label does not say it.
import type { Measure } from '../../shared/measures/catalogue.ts'

const UNITS: Readonly<Partial<Record<Measure['unit'], string>>> = {
  cents: 'USD',
  percent: '%',
  'dollars per email': 'USD',
  fraction: 'of 1',
}

export function headed({ label, unit }: Pick<Measure, 'label' | 'unit'>): string {
  const shown = UNITS[unit]
  return shown === undefined ? label : `${label} (${shown})`
}
