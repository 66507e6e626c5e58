// A custom function as the formula engine sees it.

import type { BaseReferenceObject, BaseValueObject, ErrorType } from '@univerjs/engine-formula'
import { engineFormula } from '../model/univer-packages.ts'
import { engineValue } from './excel-value.ts'
import type { Answer, AnswerCell } from './function-answer.ts'
import {
  ArgumentError,
  type ArgumentMatrix,
  type ArgumentRules,
  argumentFor,
  argumentMatrix,
  isMatrix,
} from './function-arguments.ts'
import type { SpillPlace } from './function-call.ts'
import type { FunctionMetadata, ParameterMetadata } from './functions-metadata.ts'

export interface CalculatedCall {
  /** Tells the calls of one formula apart. */
  readonly key: string
  readonly values: readonly unknown[]
  readonly parameterAddresses: readonly (string | undefined)[]
  readonly spilledTo: SpillPlace | null
}

interface Given {
  readonly parameter: ParameterMetadata
  readonly matrix: ArgumentMatrix
}

const ONE_CELL: Answer = [[{ value: '#VALUE!', isError: true }]]

export class CustomFunction extends engineFormula.BaseFunction {
  override needsReferenceObject = true
  readonly #metadata: FunctionMetadata
  readonly #rules: ArgumentRules
  readonly #call: (call: CalculatedCall, at: CustomFunction) => Answer
  readonly #addressOf: (reference: BaseReferenceObject) => string

  constructor(
    name: string,
    metadata: FunctionMetadata,
    rules: ArgumentRules,
    call: (call: CalculatedCall, at: CustomFunction) => Answer,
    addressOf: (reference: BaseReferenceObject) => string,
  ) {
    super(name)
    this.#metadata = metadata
    this.#rules = rules
    this.#call = call
    this.#addressOf = addressOf
  }

  get argumentCounts(): readonly [least: number, most: number] {
    const { parameters } = this.#metadata
    const needed = parameters.filter(({ optional, repeating }) => !optional && !repeating)
    return [needed.length, parameters.at(-1)?.repeating ? Number.POSITIVE_INFINITY : parameters.length]
  }

  /** A number keeps no format of the cell that it came from. */
  override isArgumentsIgnoreNumberPattern(): boolean {
    return true
  }

  override calculate(...variants: (BaseValueObject | BaseReferenceObject)[]): BaseValueObject {
    const given = this.#given(variants.map(argumentMatrix))
    if (given === null) return valueObject(ONE_CELL)
    const parameterAddresses = variants.map((variant) =>
      variant.isReferenceObject() ? this.#addressOf(variant as BaseReferenceObject) : undefined,
    )
    const [rows, columns] = sizeOf(given)
    if (rows === 1 && columns === 1) return valueObject(this.#callWith(given, parameterAddresses, null))
    // A range where one value is expected: one call for each cell, and the answers spill.
    return valueObject(
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (__, column) => {
          const each = given.map((one) => ({ ...one, matrix: cellAt(one, row, column) }))
          return this.#callWith(each, parameterAddresses, [row, column])[0]?.[0] as AnswerCell
        }),
      ),
    )
  }

  /** @returns each argument with its parameter; null when there are too many or too few */
  #given(matrices: readonly ArgumentMatrix[]): Given[] | null {
    const { parameters } = this.#metadata
    const last = parameters.at(-1)
    if (matrices.length > parameters.length && !last?.repeating) return null
    const given = parameters.map((parameter, index) => ({ parameter, matrix: matrices[index] }))
    for (const matrix of matrices.slice(parameters.length))
      given.push({ parameter: last as ParameterMetadata, matrix })
    return given
  }

  #callWith(
    given: readonly Given[],
    parameterAddresses: CalculatedCall['parameterAddresses'],
    spilledTo: SpillPlace | null,
  ): Answer {
    const values: unknown[] = []
    let repeated: unknown[] | null = null
    for (const { parameter, matrix } of given) {
      const value = argumentFor(parameter, matrix, this.#rules)
      if (value instanceof ArgumentError) return [[{ value: value.code, isError: true }]]
      if (!parameter.repeating) values.push(value)
      else if (repeated !== null) repeated.push(value)
      else {
        // What repeats comes as one array; nothing given is null, as for any optional parameter.
        repeated = matrix === undefined ? null : [value]
        values.push(repeated)
      }
    }
    const key = `${this.#metadata.id}|${spilledTo ?? ''}|${JSON.stringify(values)}`
    return this.#call({ key, values, parameterAddresses, spilledTo }, this)
  }
}

const sizeOf = (given: readonly Given[]): [number, number] => {
  const matrices = given.filter(({ parameter }) => !isMatrix(parameter)).map(({ matrix }) => matrix)
  return [
    Math.max(1, ...matrices.map((matrix) => matrix?.length ?? 1)),
    Math.max(1, ...matrices.map((matrix) => matrix?.[0]?.length ?? 1)),
  ]
}

/** One row or one column is repeated, as in Excel's own functions; a cell beyond a smaller matrix is #N/A. */
function cellAt({ parameter, matrix }: Given, row: number, column: number): ArgumentMatrix {
  if (matrix === undefined || isMatrix(parameter)) return matrix
  const cells = matrix.length === 1 ? matrix[0] : matrix[row]
  const cell = cells?.length === 1 ? cells[0] : cells?.[column]
  return [[cell === undefined ? { error: '#N/A' } : cell]]
}

function valueObject(answer: Answer): BaseValueObject {
  const [first] = answer[0] ?? []
  if (answer.length === 1 && answer[0]?.length === 1 && first) return cellObject(first)
  return engineFormula.ArrayValueObject.create({
    calculateValueList: answer.map((row) => row.map(cellObject)),
    rowCount: answer.length,
    columnCount: answer[0]?.length ?? 0,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  })
}

function cellObject({ value, isError }: AnswerCell): BaseValueObject {
  if (isError) return engineFormula.ErrorValueObject.create(engineValue(value) as ErrorType)
  if (typeof value === 'number') return engineFormula.NumberValueObject.create(value)
  if (typeof value === 'boolean') return engineFormula.BooleanValueObject.create(value)
  return engineFormula.StringValueObject.create(value)
}
