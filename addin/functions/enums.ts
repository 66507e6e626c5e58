// The lists that Excel offers while a formula is typed. Microsoft's tool reads them from TypeScript enums in the source of
// the functions; they are written for it out of the catalogue (metadata.ts), so that no list is kept twice. The types
// below carry their names in the signatures; what comes in is checked by the readers of the arguments.
import { MEASURES, type Measure } from '../../shared/measures/catalogue.ts'
import { COMPONENTS } from './components.ts'
import { REPORTS } from './reports.ts'

/** Text that Excel completes from the list of that name; whatever else is typed arrives too. */
export type COMPONENT = unknown
export type MEASURE = unknown
export type REPORT = unknown

export interface EnumValue {
  /** What Excel offers and what the formula then holds are the same. */
  readonly id: string
  readonly tooltip: string
}

const IN_A_CELL: Readonly<Record<Measure['unit'], string>> = {
  cents: 'dollars',
  percent: 'percent: 27.9 is 27.9 %',
  ratio: 'a ratio',
  'dollars per email': 'dollars per email',
  emails: 'emails',
  score: '0 to 100',
  category: 'text',
  tenants: 'tenants',
  fraction: 'a fraction: 0.021 is 2.1 %',
  points: '-100 to 100',
  complaints: 'complaints',
  incidents: 'incidents',
  decisions: 'decisions',
  IPs: 'IPs',
  hours: 'hours',
}

const OF: Readonly<Record<Measure['scope'], string>> = {
  tenant: '',
  platform: ', of the platform: tenant is "platform"',
  both: ', of a tenant or of the "platform"',
}

/** Append only: workbooks hold these ids. */
export const ENUMS: Readonly<Record<string, readonly EnumValue[]>> = {
  COMPONENT: COMPONENTS.map(({ id, tooltip }) => ({ id, tooltip })),
  MEASURE: MEASURES.map((measure) => ({ id: measure.id, tooltip: tooltipOf(measure) })),
  REPORT: REPORTS.map(({ id, tooltip }) => ({ id, tooltip })),
}

function tooltipOf({ label, unit, scope, publishedIn, calculation }: Measure): string {
  const periods = publishedIn === 'summary' ? ', of a month or quarter' : ''
  return `${label} (${IN_A_CELL[unit]}${OF[scope]}${periods}). ${calculation}`
}
