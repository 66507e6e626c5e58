// Gives `A1#` a meaning: the cells into which the formula of A1 spills. Univer reads it and answers #VALUE! always.
// https://support.microsoft.com/office/3dd5899f-bca2-4b9d-a172-3eae9ac22efd

import type { IRange, Nullable } from '@univerjs/core'
import type {
  BaseReferenceObject,
  BaseValueObject,
  IFormulaCurrentConfigService,
  IFormulaRuntimeService,
  Lexer,
  SuffixNodeFactory,
} from '@univerjs/engine-formula'
import { engineFormula } from '../model/univer-packages.ts'

type Value = BaseValueObject | BaseReferenceObject
type Ranges = { [row: number]: Nullable<{ [column: number]: Nullable<IRange> }> }

interface SuffixNode {
  getToken: () => string
  _handlerPound: (value: Value) => Value
}

/** Alone in a formula the operator is taken for a part of the reference. */
const NOTHING_BUT_A_SPILL = /^=\s*((?:'(?:[^']|'')+'!|[^\s'!()]+!)?\$?[a-z]{1,3}\$?\d+#)\s*$/i

export function readSpills(
  lexer: Lexer,
  factory: SuffixNodeFactory,
  runtime: IFormulaRuntimeService,
  current: IFormulaCurrentConfigService,
): void {
  const spillOf = (value: Value): Value => {
    if (!value.isReferenceObject() || !(value as BaseReferenceObject).isCell())
      return error(engineFormula.ErrorType.REF)
    const cell = value as BaseReferenceObject
    const { startRow, startColumn } = cell.getRangePosition()
    const [unitId, sheetId] = [cell.getUnitId(), cell.getSheetId()]
    // What this run spilled counts before what the last one did.
    for (const spills of [runtime.getUnitArrayFormula(), current.getArrayFormulaRange()]) {
      const range = (spills[unitId]?.[sheetId] as Nullable<Ranges>)?.[startRow]?.[startColumn]
      if (!range) continue
      const reference = new engineFormula.RangeReferenceObject(range, sheetId, unitId)
      reference.setUnitData(current.getUnitData())
      reference.setUnitStylesData(current.getUnitStylesData())
      reference.setArrayFormulaCellData(current.getArrayFormulaCellData())
      reference.setArrayFormulaRange(current.getArrayFormulaRange())
      reference.setRuntimeData(runtime.getUnitData())
      reference.setRuntimeArrayFormulaCellData(runtime.getRuntimeArrayFormulaCellData())
      reference.setRuntimeArrayFormulaRange(runtime.getUnitArrayFormula())
      reference.setRuntimeFeatureCellData(runtime.getRuntimeFeatureCellData())
      return reference
    }
    const formulas = current.getFormulaData()[unitId]?.[sheetId] as Nullable<{
      [row: number]: { [column: number]: unknown }
    }>
    return formulas?.[startRow]?.[startColumn] ? cell : error(engineFormula.ErrorType.REF)
  }
  const build = lexer.treeBuilder.bind(lexer)
  lexer.treeBuilder = (formula, ...options) =>
    build(formula.replace(NOTHING_BUT_A_SPILL, '=($1)'), ...options)
  const create = factory.checkAndCreateNodeType.bind(factory)
  factory.checkAndCreateNodeType = (param) => {
    const node = create(param)
    const suffix = node as SuffixNode | undefined
    if (suffix?.getToken?.() === '#') suffix._handlerPound = spillOf
    return node
  }
}

const error = (type: Parameters<typeof engineFormula.ErrorValueObject.create>[0]) =>
  engineFormula.ErrorValueObject.create(type)
