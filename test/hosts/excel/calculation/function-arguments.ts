// What a custom function gets for the arguments of a formula, by the types in its metadata.
// https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-parameter-options

import type { ArrayValueObject, BaseReferenceObject, BaseValueObject } from '@univerjs/engine-formula'
import type { ExcelValue } from './excel-value.ts'
import type { ParameterMetadata } from './functions-metadata.ts'

/** A cell of an argument: null is an empty one. */
export interface ErrorCell {
  readonly error: string
}
export type ArgumentCell = ExcelValue | null | ErrorCell
/** `undefined` is an argument that the formula leaves out. */
export type ArgumentMatrix = readonly (readonly ArgumentCell[])[] | undefined

export interface ArgumentRules {
  /** The class of what a function gets for an error, where it takes errors. */
  readonly errorClass: new (
    code: never,
  ) => object
  readonly takesErrors: boolean
  /** What an empty cell is for a parameter of type any: 0 on the desktop, null on the web (OfficeDev/office-js 4702). */
  readonly emptyAny: 0 | null
}

export class ArgumentError {
  readonly code: string

  constructor(code: string) {
    this.code = code
  }
}

const isError = (cell: ArgumentCell): cell is ErrorCell => typeof cell === 'object' && cell !== null

const VALUE_ERROR = '#VALUE!'

/** @returns the argument of a formula as plain cells */
export function argumentMatrix(argument: BaseValueObject | BaseReferenceObject): ArgumentMatrix {
  if (argument.isReferenceObject()) return cellsOf((argument as BaseReferenceObject).toArrayValueObject())
  const value = argument as BaseValueObject
  if (value.isArray()) return cellsOf(value as ArrayValueObject)
  return value.isNull() ? undefined : [[cellOf(value)]]
}

const cellsOf = (array: ArrayValueObject) =>
  array.getArrayValue().map((row) => Array.from(row, (value) => (value ? cellOf(value) : null)))

function cellOf(value: BaseValueObject): ArgumentCell {
  if (value.isError()) return { error: String(value.getValue()) }
  if (value.isNull()) return null
  return value.getValue() as ExcelValue
}

/**
 * @param matrix one cell for a scalar parameter
 * @returns what the function gets, or the error that the formula has instead of a call
 */
export function argumentFor(
  parameter: ParameterMetadata,
  matrix: ArgumentMatrix,
  rules: ArgumentRules,
): unknown {
  // Excel gives null for what is left out, so that a default value in the function's own head has no effect.
  if (matrix === undefined)
    return parameter.optional || parameter.repeating ? null : new ArgumentError(VALUE_ERROR)
  if (!isMatrix(parameter)) return typed(parameter.type, matrix[0]?.[0] ?? null, rules)
  const rows: unknown[][] = []
  for (const row of matrix) {
    const values = row.map((cell) => typed(parameter.type, cell, rules))
    const error = values.find((value) => value instanceof ArgumentError)
    if (error !== undefined) return error
    rows.push(values)
  }
  return rows
}

export const isMatrix = ({ dimensionality }: ParameterMetadata): boolean => dimensionality === 'matrix'

function typed(type: string | undefined, cell: ArgumentCell, rules: ArgumentRules): unknown {
  if (isError(cell)) return errorFor(type, cell, rules)
  if (type === 'number') return numberFrom(cell)
  if (type === 'string') return cell === null ? '' : textFrom(cell)
  if (type === 'boolean') return truthFrom(cell)
  return cell ?? rules.emptyAny
}

/** https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-json#allowerrorfordatatypeany */
function errorFor(
  type: string | undefined,
  { error }: ErrorCell,
  { takesErrors, errorClass }: ArgumentRules,
): unknown {
  const isAny = type === undefined || type === 'any'
  return takesErrors && isAny ? new errorClass(error as never) : new ArgumentError(error)
}

function numberFrom(cell: ExcelValue | null): number | ArgumentError {
  if (cell === null) return 0
  const value = typeof cell === 'string' && cell.trim() === '' ? Number.NaN : Number(cell)
  return Number.isFinite(value) ? value : new ArgumentError(VALUE_ERROR)
}

const textFrom = (cell: ExcelValue) => (typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell))

function truthFrom(cell: ExcelValue | null): boolean | ArgumentError {
  if (typeof cell !== 'string') return Boolean(cell)
  if (/^(true|false)$/i.test(cell)) return cell.toLowerCase() === 'true'
  return new ArgumentError(VALUE_ERROR)
}
