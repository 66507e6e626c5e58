// Makes the formula engine read tables as Excel does. Univer takes the row of totals for data, a table without headers for
// one with, and a column that is not there for the one before the table; and it hears of a changed table too late for a
// calculation that begins at once.

import type { IRange } from '@univerjs/core'
import type { Lexer } from '@univerjs/engine-formula'
import type { WorkbookModel } from '../../model/open-model.ts'
import { core, engineFormula } from '../../model/univer-packages.ts'
import { toRange } from '../shift-mutation.ts'
import { mapReferences, type StructuredReference } from './structured-references.ts'
import { referencedArea } from './table-formulas.ts'
import { managerOf, PUT_TABLE, putTableOf, tableById, tablesOf } from './table-store.ts'

interface ReferenceNode {
  readonly _tableReferenceObject?: { setRangeData(range: object): void; getRangeData(): object }
  execute(): void
  setValue(value: unknown): void
}

interface NodeFactory {
  _getTableReferenceNode(
    token: string,
    isLexerNode: boolean,
    isPrepareMerge: boolean,
    isTable?: boolean,
  ): ReferenceNode | undefined
}

/** A part of every key. */
const EVERY_KEY = ''

interface FormulaController {
  _updateSuperTable(): void
  _commandService: { executeCommand(): void }
}

export function connectEngine(model: WorkbookModel): void {
  const injector = model.univer.__getInjector()
  const factory = injector.get(engineFormula.ReferenceNodeFactory) as unknown as NodeFactory
  const nodeOf = factory._getTableReferenceNode.bind(factory)
  // A table's rows name the same few columns again and again.
  const readableOf = remembered(readableAgain)
  const partsOf = remembered(referenceOf)
  factory._getTableReferenceNode = (token, isLexerNode, isPrepareMerge, isTable = false) => {
    const reference = readableOf(token)
    const node = nodeOf(reference ?? token, isLexerNode, isPrepareMerge, isTable || reference !== null)
    if (node) correct(model, partsOf(reference ?? token), node)
    return node
  }
  readReferences(injector.get(engineFormula.Lexer))
}

function remembered<Result>(read: (token: string) => Result): (token: string) => Result {
  const known = new Map<string, { readonly result: Result }>()
  return (token) => {
    const { result } = known.get(token) ?? { result: read(token) }
    known.set(token, { result })
    return result
  }
}

/**
 * Univer's lexer stumbles over parentheses and quotes in a column's name, and takes no table whose name has an underscore:
 * it gets references with their letters as numbers.
 */
function readReferences(lexer: Lexer): void {
  const read = lexer.treeBuilder.bind(lexer)
  const encoded = remembered((formula) =>
    mapReferences(formula, (_, text) => `${ENCODED}[${asNumbers(text)}]`),
  )
  lexer.treeBuilder = (formula, ...rest) => read(encoded(formula), ...rest)
  forgetOpenBrackets(lexer as unknown as { _lexerTreeBuilder: TreeBuilder })
}

interface TreeBuilder {
  _squareBracketState: number
  _tableBracketState: boolean
  _resetTemp(): void
}

/** Of a formula that it could not read, which others read as they are, it keeps for the next one that brackets are open. */
function forgetOpenBrackets({ _lexerTreeBuilder: builder }: { _lexerTreeBuilder: TreeBuilder }): void {
  const reset = builder._resetTemp.bind(builder)
  builder._resetTemp = () => {
    reset()
    builder._squareBracketState = 0
    builder._tableBracketState = false
  }
}

const ENCODED = 'StructuredReference'

/** @returns null for a token that is no reference to a part of a table */
function readableAgain(token: string): string | null {
  const [, letters] = /^StructuredReference\[([0-9a-f]+)\]$/.exec(token.trim()) ?? []
  return letters === undefined ? null : asText(letters)
}

const DIGITS_A_LETTER = 4

const asNumbers = (text: string): string =>
  text
    .split('')
    .map((letter) => letter.charCodeAt(0).toString(16).padStart(DIGITS_A_LETTER, '0'))
    .join('')

const asText = (numbers: string): string =>
  (numbers.match(/.{4}/g) ?? []).map((digits) => String.fromCharCode(Number.parseInt(digits, 16))).join('')

function correct(model: WorkbookModel, reference: StructuredReference | null, node: ReferenceNode): void {
  const table = tablesOf(model).find(({ name }) => name === reference?.table)
  if (!reference || !table) return
  const area = referencedArea(table, reference)
  if (!area) {
    node.execute = () => node.setValue(engineFormula.ErrorValueObject.create(engineFormula.ErrorType.REF))
    return
  }
  const range = toRange(area)
  // The row of `#This Row` is the formula's own, which the engine takes when it calculates.
  if (reference.sections.includes('#This Row')) Object.assign(range, { endRow: range.startRow })
  node._tableReferenceObject?.setRangeData(range)
}

function referenceOf(token: string): StructuredReference | null {
  if (!token.includes('[')) return { table: token, sections: [], columns: null }
  const found: StructuredReference[] = []
  mapReferences(token, (reference, text) => {
    found.push(reference)
    return text
  })
  return found[0] ?? null
}

/** Formulas that name a table are calculated anew when it changes, also those that had no part of it to depend on. */
export function calculateAnew(model: WorkbookModel): void {
  const injector = model.univer.__getInjector()
  injector.get(engineFormula.IActiveDirtyManagerService).register(PUT_TABLE, {
    commandId: PUT_TABLE,
    getDirtyData: (command) => {
      const { unitId, table } = putTableOf(command)
      if (!table) return {}
      const formulas = injector.get(engineFormula.FormulaDataModel).getFormulaData()[unitId] ?? {}
      const dirtyRanges = formulaCells(formulas as Formulas, table.name).map((cell) => ({ unitId, ...cell }))
      return { dirtyRanges, dirtySuperTableMap: { [unitId]: { [table.name]: '1' } } }
    },
  })
}

type Formulas = Record<string, Record<number, Record<number, { f?: string }>>>

const formulaCells = (formulas: Formulas, name: string): { sheetId: string; range: IRange }[] =>
  Object.entries(formulas).flatMap(([sheetId, rows]) =>
    Object.entries(rows).flatMap(([row, columns]) =>
      Object.entries(columns).flatMap(([column, { f }]) =>
        f?.includes(name)
          ? [{ sheetId, range: toRange({ row: Number(row), column: Number(column), rows: 1, columns: 1 }) }]
          : [],
      ),
    ),
  )

/** Tells the engine of every table that is added, changed or deleted, before anything else happens. */
export function tellEngine(model: WorkbookModel, univerTells: FormulaController): void {
  const commands = model.univer.__getInjector().get(core.ICommandService)
  const manager = managerOf(model)
  // It calculates formulas of a changed table anew once, and then goes back to what it had read of them before.
  const functions = model.univer.__getInjector().get(engineFormula.IFunctionService)
  const forgetReadFormulas = () => functions.deleteFormulaAstCacheKey(EVERY_KEY)
  // What it had read is forgotten here, so that it need not read the formulas of a changed table anew for each cell.
  const config = model.univer.__getInjector().get(engineFormula.IFormulaCurrentConfigService)
  config.getDirtySuperTableMap = () => ({})
  univerTells._updateSuperTable = () => undefined
  univerTells._commandService = { executeCommand: () => undefined }
  const gone = (unitId: string, tableName: string) => {
    forgetReadFormulas()
    commands.syncExecuteCommand(engineFormula.RemoveSuperTableMutation.id, { unitId, tableName })
  }
  const there = ({ unitId, tableId }: { unitId: string; tableId: string }) => {
    const { name, range, sheetId, columns } = tableById(model, tableId)
    const titleMap = new Map(columns.map(({ displayName }, index) => [displayName, index]))
    const params = { unitId, tableName: name, reference: { range, sheetId, titleMap } }
    forgetReadFormulas()
    commands.syncExecuteCommand(engineFormula.SetSuperTableMutation.id, params)
  }
  manager.tableAdd$.subscribe(there)
  manager.tableRangeChanged$.subscribe(there)
  manager.tableDelete$.subscribe(({ unitId, tableName }) => gone(unitId, tableName))
  manager.tableNameChanged$.subscribe((event) => {
    gone(event.unitId, event.oldTableName)
    there(event)
  })
}
