// Colors as Excel takes and gives them: `#RRGGBB`, or one of HTML's names.
// https://learn.microsoft.com/javascript/api/excel/excel.rangefill#excel-excel-rangefill-color-member
import type { Nullable } from '@univerjs/core'
import { core } from '../../model/univer-packages.ts'
import { invalidArgument } from '../../protocol/excel-error.ts'

/** @throws ExcelError InvalidArgument for what is no color */
export function givenColor(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument()
  const [, digits] = /^#?([\da-f]{6})$/i.exec(value) ?? []
  if (digits) return `#${digits.toUpperCase()}`
  const named = Object.hasOwn(core.COLORS, value.toLowerCase())
  if (!named) throw invalidArgument()
  return readColor(value.toLowerCase(), '')
}

/** @returns `#RRGGBB` whatever the model has for it, `without` for none */
export function readColor(rgb: Nullable<string>, without: string): string {
  if (!rgb) return without
  const kit = new core.ColorKit(rgb)
  return kit.isValid ? kit.toHexString().slice(0, 7).toUpperCase() : without
}
