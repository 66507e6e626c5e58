// Formulas that Excel does not take: those that cannot be read, and those that give a function too many arguments or too few.
// A cell never holds one; the one who enters it is told, and a program gets InvalidArgument.
// https://support.microsoft.com/office/8309381d-33e8-42f6-b889-84ef6df1d586

import type { Injector } from '@univerjs/core'
import type { BaseFunction } from '@univerjs/engine-formula'
import { engineFormula } from '../model/univer-packages.ts'
import { CustomFunction } from './custom-function.ts'

interface Node {
  readonly _functionExecutor?: BaseFunction
  readonly nodeType: number
  getToken: () => string
  getChildren: () => readonly Node[]
}

const FUNCTION_NODE = 4
const NO_WORKBOOK = 'refused-formulas'

/** Texts, names of sheets and columns, and arrays, whose rows a semicolon parts. */
const QUOTED_OR_ARRAY = /"[^"]*"|'[^']*'|\{[^}]*\}|\[[^[\]]*\]/g

/** A cell's row, of less than a million; what is quoted or in brackets comes first, and has none. */
const ROW = /"[^"]*"|'[^']*'|\[[^[\]]*\]|(?<=\b[A-Za-z]{1,3}\$?)[1-9]\d{0,5}\b(?!\s*\()/g

/** @param entered with its `=` */
export function isRefused(injector: Injector, entered: string): boolean {
  // Arguments are parted by it in other languages than this Excel's.
  if (entered.replace(QUOTED_OR_ARRAY, '').includes(';')) return true
  // Nothing is refused for the rows that it names, so that the formulas of a column are read once.
  const formula = entered.replace(ROW, (found) => (/^\d/.test(found) ? '1' : found))
  const lexer = injector.get(engineFormula.Lexer)
  const tree = lexer.treeBuilder(formula)
  // What cannot be read comes as an error's word; a formula that is an error's word comes as a tree.
  if (typeof tree === 'string') return true
  // The engine keeps what is parsed, by workbook: a tree that is made outside of a calculation knows no names, so it is kept
  // for no workbook.
  const root = engineFormula.generateAstNode(
    NO_WORKBOOK,
    formula,
    lexer,
    injector.get(engineFormula.AstTreeBuilder),
    injector.get(engineFormula.IFormulaCurrentConfigService),
  )
  return hasWrongCount(root as unknown as Node)
}

function hasWrongCount(node: Node): boolean {
  const children = node.getChildren()
  const { _functionExecutor } = node
  if (node.nodeType === FUNCTION_NODE && _functionExecutor) {
    const [least, most] = argumentCounts(_functionExecutor)
    if (children.length < least || children.length > most) return true
  }
  return children.some(hasWrongCount)
}

function argumentCounts(executor: BaseFunction): readonly [least: number, most: number] {
  if (executor instanceof CustomFunction) return executor.argumentCounts
  const { minParams, maxParams } = executor
  return minParams === -1 || maxParams === -1 ? [0, Number.POSITIVE_INFINITY] : [minParams, maxParams]
}
