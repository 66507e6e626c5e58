// What the answer of a custom function becomes in its cell and beside it. Microsoft's runtime sends answers to Excel as JSON,
// and tells numbers that JSON has no word for apart before that.
// https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-errors
// https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-data-types-concepts

import { BUSY, type ExcelValue } from './excel-value.ts'

export interface AnswerCell {
  readonly value: ExcelValue
  readonly isError: boolean
  readonly message?: string
  /** The whole of a value that is more than what the cell shows. */
  readonly rich?: object
}

export type Answer = readonly (readonly AnswerCell[])[]

/** The errors that a function may give; any other code becomes #VALUE!. */
const GIVEN_ERRORS: ReadonlySet<unknown> = new Set(['#VALUE!', '#N/A', '#DIV/0!', '#NUM!', '#NULL!'])
const ERRORS_WITH_MESSAGE: ReadonlySet<unknown> = new Set(['#VALUE!', '#N/A'])

const error = (value: string, message?: unknown): AnswerCell => ({
  value,
  isError: true,
  ...(ERRORS_WITH_MESSAGE.has(value) && typeof message === 'string' && message !== '' && { message }),
})

const plain = (value: ExcelValue): AnswerCell => ({ value, isError: false })

export const busyAnswer: Answer = [[error(BUSY)]]

/** No function was associated with the id of the metadata. */
export const missingAnswer: Answer = [[error('#N/A')]]

export type ErrorClass = new (...given: never[]) => { code?: unknown; message?: unknown }

export function thrownAnswer(reason: unknown, errorClass: ErrorClass): Answer {
  if (reason instanceof errorClass) return [[givenError(reason)]]
  // Only a text that was thrown is told to the user; what another error says is not.
  return [[error('#VALUE!', reason)]]
}

export function answerOf(result: unknown, errorClass: ErrorClass): Answer {
  if (!Array.isArray(result)) return [[answerCell(result, errorClass)]]
  const rows: unknown[][] = result.map((row) => (Array.isArray(row) ? row : [row]))
  const width = rows[0]?.length ?? 0
  if (width === 0 || rows.some((row) => row.length !== width)) return [[error('#VALUE!')]]
  return rows.map((row) => row.map((value) => answerCell(isFiniteOrNot(value) ? null : value, errorClass)))
}

/** Inside a matrix JSON makes null of these, and Excel zero of null. */
const isFiniteOrNot = (value: unknown) => typeof value === 'number' && !Number.isFinite(value)

const givenError = ({ code, message }: { code?: unknown; message?: unknown }) =>
  error(GIVEN_ERRORS.has(code) ? String(code) : '#VALUE!', message)

function answerCell(value: unknown, errorClass: ErrorClass): AnswerCell {
  // OfficeDev/office-js 1503: null is shown as zero, by design; undefined is sent as null.
  if (value === null || value === undefined) return plain(0)
  if (typeof value === 'number') return numberCell(value)
  if (typeof value === 'string' || typeof value === 'boolean') return plain(value)
  if (typeof value !== 'object') return error('#VALUE!')
  if (value instanceof errorClass) return givenError(value)
  const sent: unknown = toSent(value)
  if (typeof sent === 'string') return plain(sent)
  return typeof sent === 'object' && sent !== null ? richCell(sent) : error('#VALUE!')
}

function numberCell(value: number): AnswerCell {
  if (Number.isNaN(value)) return error('#VALUE!')
  return Number.isFinite(value) ? plain(value) : error('#NUM!')
}

/** @returns what is left of a value after JSON; a date is a text then */
function toSent(value: object): unknown {
  try {
    return JSON.parse(JSON.stringify(value))
  } catch {
    return null
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.cellvalue */
function richCell(sent: {
  type?: unknown
  basicType?: unknown
  basicValue?: unknown
  errorType?: unknown
}): AnswerCell {
  const { type, basicValue } = sent
  if (typeof type !== 'string') return error('#VALUE!')
  if (type === 'Error') return typeof basicValue === 'string' ? error(basicValue) : error('#VALUE!')
  if (typeof basicValue === 'number' || typeof basicValue === 'string' || typeof basicValue === 'boolean')
    return { ...plain(basicValue), rich: sent }
  const { text } = sent as { text?: unknown }
  // An entity shows its text, and counts as #VALUE! where a plain value is asked for.
  return type === 'Entity' && typeof text === 'string'
    ? { ...error('#VALUE!'), rich: sent }
    : error('#VALUE!')
}
