// Univer keeps the parsed form of 5,000 formulas and knows one that is longer than 64 characters by a hash of 32 bits,
// here and where it keeps its tokens. A workbook with more formulas parses all of them again at every change (1.5 s for
// 10,000), two long formulas are taken for each other in a sheet of 100,000, and a long formula never learns that a
// function it names has been registered since.

import type { IFunctionService } from '@univerjs/engine-formula'
import { engineFormula } from '../model/univer-packages.ts'

const KEPT_FORMULAS = 100_000

interface SyntaxCache {
  _cache: { limit: number }
  _hash: (formula: string) => string
  forEach: (callback: (node: unknown, key: string) => void) => void
}

/** The caches are not exported; another of their kind is, and a function that walks through the one of parsed forms. */
export function keepAllSyntax(functions: IFunctionService): void {
  const kind = Object.getPrototypeOf(engineFormula.FORMULA_REF_TO_ARRAY_CACHE) as SyntaxCache
  kind._hash = (formula) => formula
  const { forEach } = kind
  kind.forEach = function (this: SyntaxCache) {
    this._cache.limit = KEPT_FORMULAS
  }
  functions.deleteFormulaAstCacheKey()
  kind.forEach = forEach
}
