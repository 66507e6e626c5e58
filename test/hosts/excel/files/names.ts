// Defined names. They go around the library's own list of names, which takes every range apart into its cells.
import type { Workbook } from '@cj-tech-master/excelts'
import type { FileName } from './package-parts.ts'
import { type DefinedName, WHOLE_WORKBOOK } from './plugin-data.ts'
import { type CustomFunctions, typedFormula } from './stored-formulas.ts'

/** @param storedText of a formula */
export function writeNames(
  { definedNames }: Workbook,
  names: readonly DefinedName[],
  sheetOrder: readonly string[],
  storedText: (formula: string) => string,
): void {
  for (const { id, name, formulaOrRefString, localSheetId = WHOLE_WORKBOOK, hidden } of names) {
    const sheetIndex = sheetOrder.indexOf(localSheetId)
    if (sheetIndex < 0 && localSheetId !== WHOLE_WORKBOOK) continue
    definedNames.nameForKey[id] = name
    definedNames.opaqueMap[id] = {
      rawText: storedText(formulaOrRefString.replace(/^=/, '')),
      ...(sheetIndex < 0 ? {} : { localSheetId: sheetIndex }),
    }
    if (hidden) definedNames.hiddenMap[id] = true
  }
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
