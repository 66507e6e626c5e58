// What a cell holds, as an object: `values` shows a number's or a text's basic value alone, an object has its properties, its
// provider and its number format as well. The object is kept with the cell, beside its basic value.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-data-types-concepts
import type { ICellData } from '@univerjs/core'
import { excelValue } from '../calculation/excel-value.ts'
import { isSupported } from '../members/catalogue.ts'
import { parseEntry } from '../model/parse-entry.ts'
import { core } from '../model/univer-packages.ts'
import { invalidArgument } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import { type CellValue, isErrorWord, typeOf } from './cell-contents.ts'
import { cellExtras, customWith } from './extras.ts'

export interface CellJson {
  readonly type: string
  readonly basicValue?: unknown
  readonly basicType?: string
  readonly [property: string]: unknown
}

/** https://learn.microsoft.com/javascript/api/excel/excel.errorcellvaluetype */
const ERROR_TYPES: Readonly<Record<string, string>> = {
  '#BLOCKED!': 'Blocked',
  '#BUSY!': 'Busy',
  '#CALC!': 'Calc',
  '#CONNECT!': 'Connect',
  '#DIV/0!': 'Div0',
  '#FIELD!': 'Field',
  '#N/A': 'NotAvailable',
  '#NAME?': 'Name',
  '#NULL!': 'Null',
  '#NUM!': 'Num',
  '#REF!': 'Ref',
  '#SPILL!': 'Spill',
  '#UNKNOWN!': 'Unknown',
  '#VALUE!': 'Value',
}

/** Properties of numbers, texts and truth values came later than objects for them. */
const PROPERTIES = { set: 'ExcelApi', version: '1.19' }
const LATER = ['properties', 'provider', 'layouts', 'referencedValues'] as const

/** @param sheetId where the cell is, for what a custom function gave whole */
export function jsonOf(
  world: World,
  cell: ICellData | undefined,
  sheetId: string,
  row: number,
  column: number,
): CellJson {
  const given = world.model.calculation.richValueAt(sheetId, row, column) as CellJson | undefined
  return given ?? keptJson(cell) ?? basic(excelValue(cell), cell)
}

/** @returns the object that was written, as long as the cell has its value */
export function keptJson(cell: ICellData | undefined): CellJson | null {
  const { value: json } = cellExtras(cell?.custom) as { value?: CellJson }
  return json && !cell?.f && !cell?.si && basicValueOf(json) === excelValue(cell) ? json : null
}

function basic(value: CellValue, cell: ICellData | undefined): CellJson {
  const type = typeOf(cell)
  if (type === 'Empty') return { type, basicType: type, basicValue: '' }
  if (type !== 'Error') return { type, basicType: type, basicValue: value }
  return { type, basicType: type, basicValue: value, errorType: ERROR_TYPES[String(value)] ?? 'Value' }
}

/**
 * @param given an object, or null for a cell that stays as it is
 * @throws ExcelError InvalidArgument for what is no cell value, or one that the host does not know yet
 */
export function cellOf(world: World, given: unknown, before: ICellData | undefined): ICellData | null {
  if (given === null || given === undefined) return null
  const json = given as CellJson
  if (typeof given !== 'object' || typeof json.type !== 'string') throw invalidArgument()
  if (json.writable === false) return null
  const write = WRITES[json.type]
  if (!write) throw invalidArgument()
  const isLater = LATER.some((property) => json[property] !== undefined) && !OBJECTS.has(json.type)
  if (isLater && !isSupported(PROPERTIES, world.sets)) throw invalidArgument()
  const isPlain = Object.keys(json).every((property) => PLAIN.has(property)) && !OBJECTS.has(json.type)
  const cell: ICellData = { ...write(json), f: null, si: null, p: null }
  if (isPlain && !before?.custom) return cell
  return { ...cell, custom: customWith(before?.custom, { value: isPlain ? undefined : json }) }
}

const PLAIN = new Set(['type', 'basicType', 'basicValue', 'errorType', 'errorSubType'])
const OBJECTS = new Set(['Entity', 'WebImage', 'Array', 'LinkedEntity', 'Function', 'FormattedNumber'])

type Write = (json: CellJson) => ICellData

const number: Write = ({ basicValue }) => {
  if (typeof basicValue !== 'number' || !Number.isFinite(basicValue)) throw invalidArgument()
  return { v: basicValue, t: core.CellValueType.NUMBER }
}

const error: Write = (json) => ({ v: String(basicValueOf(json)), t: core.CellValueType.STRING })

const WRITES: Readonly<Record<string, Write>> = {
  Double: number,
  FormattedNumber: (json) => {
    if (typeof json.numberFormat !== 'string') throw invalidArgument()
    return number(json)
  },
  Boolean: ({ basicValue }) => {
    if (typeof basicValue !== 'boolean') throw invalidArgument()
    return { v: Number(basicValue), t: core.CellValueType.BOOLEAN }
  },
  String: ({ basicValue }) => {
    if (typeof basicValue !== 'string') throw invalidArgument()
    // As text, whatever it reads as.
    return parseEntry(`'${basicValue}`)
  },
  Empty: () => ({ v: null }),
  Error: error,
  Entity: error,
  WebImage: error,
}

/** What `values` shows: objects that are no number and no text show as an error. */
function basicValueOf(json: CellJson): unknown {
  if (json.type === 'Error') {
    const given =
      json.basicValue ?? Object.keys(ERROR_TYPES).find((word) => ERROR_TYPES[word] === json.errorType)
    if (typeof given !== 'string' || !isErrorWord(given)) throw invalidArgument()
    return given
  }
  return OBJECTS.has(json.type) && json.type !== 'FormattedNumber' ? '#VALUE!' : json.basicValue
}

/** @returns what the screen shows in the cell's place: the text of an object, or a number in a format of its own */
export function shownJson(cell: ICellData | undefined): { text: string } | { numberFormat: string } | null {
  const json = cell?.custom ? keptJson(cell) : null
  if (typeof json?.text === 'string') return { text: json.text }
  return typeof json?.numberFormat === 'string' ? { numberFormat: json.numberFormat } : null
}
