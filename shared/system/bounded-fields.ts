// What figures of an answer of the executive API are while they are not final: by path, as in grids by measure.
import { type Bound, measureById } from '../measures/catalogue.ts'

export interface Standing {
  /** Whether a period that they are of is not over: then nobody knows which way they move. */
  readonly isProvisional: boolean
  readonly costComplete: boolean
}

/** By path in the answer, the measure that stands there; null for a figure that the catalogue does not have. */
export type MeasureAt = Readonly<Record<string, string | null>>

/** Null for a figure that is final. */
export function boundOf(measureId: string | null, { isProvisional, costComplete }: Standing): Bound | null {
  if (isProvisional) return 'provisional'
  const measure = measureId === null ? undefined : measureById(measureId)
  return costComplete ? null : (measure?.whenCostIncomplete ?? null)
}

/** Of the figures that are known; a null has its reason instead. */
export function boundsIn(data: object, measures: MeasureAt, standing: Standing): Record<string, Bound> {
  return Object.fromEntries(
    Object.entries(measures).flatMap(([path, measureId]): [string, Bound][] => {
      const bound = isKnown(valueAt(data, path)) ? boundOf(measureId, standing) : null
      return bound === null ? [] : [[path, bound]]
    }),
  )
}

function valueAt(data: object, path: string): unknown {
  return path
    .split('.')
    .reduce((at: unknown, name) => (at as Record<string, unknown> | null)?.[name] ?? null, data)
}

/** A range is, by its low end. */
function isKnown(value: unknown): boolean {
  const isRange = typeof value === 'object' && value !== null && 'low_cents' in value
  return (isRange ? value.low_cents : value) !== null
}
