// Dimensions and measures as people read them in a budget sheet, and the codes that are submitted for them. Pure.
import { BUDGETABLE_MEASURES } from '../../../shared/budgets/budgetable.ts'
import { DIMENSION_NAMES, DIMENSIONS, type Dimension } from '../../../shared/contract/budget/dimensions.ts'
import { measureById } from '../../../shared/measures/catalogue.ts'

/** `Resource type`. */
export function dimensionLabel(dimension: Dimension): string {
  const name = DIMENSION_NAMES[dimension]
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export function measureLabel(measure: string): string {
  return measureById(measure)?.label ?? measure
}

const plain = (text: string): string => text.trim().toLowerCase()

const DIMENSION_OF = new Map(DIMENSIONS.map((id) => [plain(dimensionLabel(id)), id]))
const MEASURE_OF = new Map(BUDGETABLE_MEASURES.map(({ id, label }) => [plain(label), id]))

/** Anything but a label is given back as it is. */
export const dimensionCode = (text: string): string => DIMENSION_OF.get(plain(text)) ?? text
export const measureCode = (text: string): string => MEASURE_OF.get(plain(text)) ?? text
