// Types of chart that came later than the first ones, and what a type takes.
// https://learn.microsoft.com/javascript/api/excel/excel.charttype
import { isSupported } from '../../members/catalogue.ts'
import { ExcelError } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'

const SINCE_1_9 = ['Boxwhisker', 'Pareto', 'RegionMap', 'Treemap', 'Waterfall', 'Sunburst', 'Funnel']
const EXCEL_API_1_9 = { set: 'ExcelApi', version: '1.9' }

/** @throws ExcelError ApiNotFound for a type that this Excel does not have yet */
export function checkChartType({ sets }: World, type: string): void {
  if (SINCE_1_9.includes(type) && !isSupported(EXCEL_API_1_9, sets)) throw new ExcelError('ApiNotFound')
}

/** "Only valid on bar and column charts, as well as specific classes of line and pie charts." */
export const takesGaps = (type: string): boolean => /^(3D)?(Column|Bar)|OfPie$/.test(type)
