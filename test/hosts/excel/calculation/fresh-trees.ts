// Univer keeps what it reads of a formula's text, and of LET and LAMBDA it takes the names away when it makes the calculation of
// it: whoever reads the same text again, another workbook or the check of a formula that is entered, got another formula.
import type { Lexer, LexerNode } from '@univerjs/engine-formula'
import { engineFormula } from '../model/univer-packages.ts'

const NAMES_VALUES = /\b(LET|LAMBDA)\s*\(/i

interface WithTreeBuilder {
  readonly _lexerTreeBuilder: { _suffixExpressionHandler(tree: LexerNode): boolean }
}

/** From now on such a formula is read anew each time. */
export function readNamingFormulasAnew(lexer: Lexer): void {
  const build = lexer.treeBuilder.bind(lexer)
  const { _lexerTreeBuilder: inner } = lexer as unknown as WithTreeBuilder
  lexer.treeBuilder = (formula, transformSuffix = true) => {
    if (!transformSuffix || !NAMES_VALUES.test(formula)) return build(formula, transformSuffix)
    // What is not transformed is not kept.
    const tree = build(formula, false)
    if (!(tree instanceof engineFormula.LexerNode)) return tree
    return inner._suffixExpressionHandler(tree) ? tree : engineFormula.ErrorType.VALUE
  }
}
