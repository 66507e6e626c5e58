// How a number of each unit looks in a cell: the same in a formula, a table and a report.
import type { Unit } from '../../shared/measures/catalogue.ts'

/** As many decimals as the figure book rounds to (section 2); of a fraction four, which are those of a percent with two. */
export const FORMATS: Readonly<Record<Unit, string>> = {
  cents: '#,##0.00',
  percent: '0.00',
  ratio: '0.00',
  score: '0.00',
  'dollars per email': '0.000000',
  emails: '#,##0',
  tenants: '#,##0',
  fraction: '0.0000',
  points: '0.00',
  complaints: '#,##0',
  incidents: '#,##0',
  decisions: '#,##0',
  IPs: '#,##0',
  hours: '0.00',
  category: 'General',
}

export function isUnit(unit: string): unit is Unit {
  return Object.hasOwn(FORMATS, unit)
}
