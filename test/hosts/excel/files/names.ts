// Defined names. They go around the library's own list of names, which takes every range apart into its cells.
import type { Workbook } from '@cj-tech-master/excelts'
import { type Rectangle, rangeAddress } from './addresses.ts'
import type { CustomFunctions } from './custom-function-names.ts'
import { type DefinedName, WHOLE_WORKBOOK } from './plugin-data.ts'
import type { FileName } from './read-package.ts'
import { storedFormula } from './stored-formulas.ts'
import { typedFormula } from './typed-formulas.ts'

export function writeNames(
  { definedNames }: Workbook,
  names: readonly DefinedName[],
  sheetOrder: readonly string[],
  custom: CustomFunctions,
): void {
  for (const { id, name, formulaOrRefString, localSheetId = WHOLE_WORKBOOK, hidden } of names) {
    const sheetIndex = sheetOrder.indexOf(localSheetId)
    if (sheetIndex < 0 && localSheetId !== WHOLE_WORKBOOK) continue
    definedNames.nameForKey[id] = name
    definedNames.opaqueMap[id] = {
      rawText: storedFormula(formulaOrRefString.replace(/^=/, ''), { custom, tableName: null, isArray: true })
        .text,
      ...(sheetIndex < 0 ? {} : { localSheetId: sheetIndex }),
    }
    if (hidden) definedNames.hiddenMap[id] = true
  }
}

/** A filter's range has a name too; without it LibreOffice shows no filter. */
export function nameFilter(
  { definedNames }: Workbook,
  sheetIndex: number,
  sheetName: string,
  range: Rectangle,
): void {
  const key = `filter${sheetIndex}`
  const absolute = rangeAddress(range).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  definedNames.nameForKey[key] = '_xlnm._FilterDatabase'
  definedNames.opaqueMap[key] = {
    rawText: `'${sheetName.replaceAll("'", "''")}'!${absolute}`,
    localSheetId: sheetIndex,
  }
  definedNames.hiddenMap[key] = true
}

/** @returns the names by id; those of sheets that the model does not have are left out */
export function readNames(
  names: readonly FileName[],
  sheetIds: readonly (string | undefined)[],
  custom: CustomFunctions,
): Record<string, DefinedName> {
  const read = names.flatMap(({ name, text, sheetIndex, isHidden }, index): DefinedName[] => {
    const localSheetId = sheetIndex === null ? WHOLE_WORKBOOK : sheetIds[sheetIndex]
    if (localSheetId === undefined) return []
    const formulaOrRefString = typedFormula(text, custom, true)
    return [
      {
        id: `name${index + 1}`,
        name,
        formulaOrRefString,
        localSheetId,
        ...(isHidden ? { hidden: true } : {}),
      },
    ]
  })
  return Object.fromEntries(read.map((name) => [name.id, name]))
}

/** @returns whether a name stands for more than one cell, of the names that every sheet knows or one sheet */
export function manyCellsOf(names: readonly DefinedName[], sheetId: string): (name: string) => boolean {
  const known = names.filter(({ localSheetId = WHOLE_WORKBOOK }) =>
    [WHOLE_WORKBOOK, sheetId].includes(localSheetId),
  )
  const many = new Set(
    known
      .filter(({ formulaOrRefString }) => /[:[{#]/.test(formulaOrRefString))
      .map(({ name }) => name.toUpperCase()),
  )
  return (name) => many.has(name.toUpperCase())
}
