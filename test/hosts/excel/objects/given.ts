// What a program gives for a property: Excel takes no value of another type, and no null for a single property.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-blank-null-values
import { invalidArgument } from '../protocol/excel-error.ts'

/** @throws ExcelError InvalidArgument for anything but true and false */
export function givenBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidArgument()
  return value
}

/** @throws ExcelError InvalidArgument for anything but a number from `least` to `most` */
export function givenNumber(value: unknown, least = -Infinity, most = Infinity): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) throw invalidArgument()
  return value
}

/** @throws ExcelError InvalidArgument for anything but a text of at most so many letters */
export function givenText(value: unknown, longest = Infinity): string {
  if (typeof value !== 'string' || value.length > longest) throw invalidArgument()
  return value
}
