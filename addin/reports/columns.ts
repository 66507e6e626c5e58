// The columns of reports: header with unit, number format, whether it adds up, and what a cell of it is explained by.
import { type Measure, measureById, type Unit } from '../../shared/measures/catalogue.ts'
import { headed } from '../shown/headed.ts'
import { FORMATS } from '../shown/number-formats.ts'
import type { ColumnUnit, ReportColumn } from './report-document.ts'

const KINDS: Readonly<Record<Unit, ColumnUnit>> = {
  cents: 'dollars',
  percent: 'percent',
  ratio: 'ratio',
  'dollars per email': 'ratio',
  emails: 'count',
  score: 'score',
  category: 'words',
  tenants: 'count',
  fraction: 'fraction',
  points: 'score',
  complaints: 'count',
  incidents: 'count',
  decisions: 'count',
  IPs: 'count',
  hours: 'ratio',
}

const ADDS_UP: readonly Unit[] = ['cents', 'emails', 'complaints', 'incidents', 'decisions']

const WIDTH_OF_NUMBER = 18
const WIDTH_OF_ID = 38
const WIDTH_OF_REMARKS = 60

/** @throws Error for an id that is not in the catalogue */
export function measureOf(id: string): Measure {
  const measure = measureById(id)
  if (measure === undefined) throw new Error(`The catalogue has no ${id}.`)
  return measure
}

/** @param header where the label of the catalogue does not say enough */
export function measureColumn(measure: Measure, header = headed(measure)): ReportColumn {
  const { id, unit } = measure
  const kind = KINDS[unit]
  return {
    id,
    header,
    unit: kind,
    numberFormat: kind === 'words' ? null : FORMATS[unit],
    total: ADDS_UP.includes(unit) ? 'sum' : 'none',
    widthInCharacters: kind === 'words' ? 24 : WIDTH_OF_NUMBER,
    measure: id,
  }
}

export function dollarsColumn(id: string, header: string, total: ReportColumn['total']): ReportColumn {
  return numberColumn(id, `${header} (USD)`, 'dollars', FORMATS.cents, total)
}

/** What is counted of each row, and says nothing added up. */
export function countColumn(id: string, header: string): ReportColumn {
  return numberColumn(id, header, 'count', FORMATS.tenants, 'none')
}

export function numberColumn(
  id: string,
  header: string,
  unit: ColumnUnit,
  numberFormat: string,
  total: ReportColumn['total'],
): ReportColumn {
  return { id, header, unit, numberFormat, total, widthInCharacters: WIDTH_OF_NUMBER, measure: null }
}

export function wordsColumn(id: string, header: string, widthInCharacters = 24): ReportColumn {
  return { id, header, unit: 'words', numberFormat: null, total: 'none', widthInCharacters, measure: null }
}

export function keyColumn(header: string): ReportColumn {
  return wordsColumn('key', header, WIDTH_OF_ID)
}

/** The last of every report. */
export const REMARKS: ReportColumn = wordsColumn('remarks', 'Remarks', WIDTH_OF_REMARKS)
