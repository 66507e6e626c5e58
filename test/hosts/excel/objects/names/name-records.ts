// Defined names as the model keeps them: found by their scope, whatever their case, and changed so that it can be undone.
import { engineFormula, sheets } from '../../model/univer-packages.ts'
import { ExcelError, invalidArgument } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { type Area, formatArea, parseArea, quotedSheet, splitSheet } from '../area.ts'

/** Of a name that every sheet knows. */
export const WHOLE_WORKBOOK = 'AllDefaultWorkbook'

export interface NameRecord {
  readonly id: string
  readonly name: string
  /** A reference without, a formula with its equals sign. */
  readonly formulaOrRefString: string
  /** A sheet's id, or {@link WHOLE_WORKBOOK}. */
  readonly localSheetId?: string
  readonly comment?: string
  readonly hidden?: boolean
}

export function namesIn({ model }: World, scope: string): NameRecord[] {
  const names = model.univer.__getInjector().get(engineFormula.IDefinedNamesService)
  return Object.values(names.getDefinedNameMap(model.book.getId()) ?? {})
    .filter(({ localSheetId = WHOLE_WORKBOOK }) => localSheetId === scope)
    .sort((one, other) => one.name.localeCompare(other.name))
}

export const findName = (world: World, scope: string, name: string): NameRecord | undefined =>
  namesIn(world, scope).find((each) => each.name.toLowerCase() === name.toLowerCase())

/** @throws ExcelError ItemAlreadyExists, InvalidArgument for what cannot be a name or a formula */
export function addName(world: World, record: Omit<NameRecord, 'id'>): NameRecord {
  checkName(record.name)
  if (findName(world, record.localSheetId ?? WHOLE_WORKBOOK, record.name))
    throw new ExcelError('ItemAlreadyExists')
  const added = { ...record, id: `name-${record.localSheetId}-${record.name}-${Date.now().toString(36)}` }
  run(world, sheets.InsertDefinedNameCommand.id, added)
  return added
}

export const changeName = (world: World, record: NameRecord): void =>
  run(world, sheets.SetDefinedNameCommand.id, record)
export const removeName = (world: World, record: NameRecord): void =>
  run(world, sheets.RemoveDefinedNameCommand.id, record)

function run({ model, state }: World, id: string, record: NameRecord): void {
  model.api.syncExecuteCommand(id, { unitId: model.book.getId(), ...record })
  state.dirty = true
}

/**
 * A letter, `_` or `\` first, then also digits and dots; no reference, and not R or C alone.
 * https://support.microsoft.com/office/fc2935f9-115d-4bef-a370-3aa8bb4c91f1
 */
function checkName(name: string): void {
  const isWord = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name)
  const isReference = /^(?:[A-Z]{1,3}\d{1,7}|R\d*C?\d*|C\d*)$/i.test(name)
  if (!isWord || isReference) throw invalidArgument('(name)')
}

/**
 * A formula begins with an equals sign; without one, a reference, a number or a plain word is taken, and nothing else.
 * https://github.com/OfficeDev/office-js/issues/1918
 */
export function givenFormula(world: World, given: string): string {
  if (given.startsWith('=') && given.length > 1) return referenceOf(world, given) ? given.slice(1) : given
  if (given !== '' && referenceOf(world, given)) return given
  if (given.trim() !== '' && Number.isFinite(Number(given))) return `=${given}`
  if (/^[\p{L}\p{N} _.]+$/u.test(given)) return `="${given}"`
  throw invalidArgument('(reference)')
}

export interface NamedArea {
  readonly sheetId: string
  readonly area: Area
}

/** @returns the cells that a name's formula means, or null where it means no one area */
export function referenceOf({ model }: World, formula: string): NamedArea | null {
  const { sheetName, local } = splitSheet(formula.replace(/^=/, ''))
  const sheet = sheetName === null ? model.book.getActiveSheet() : model.book.getSheetByName(sheetName)
  if (!sheet) return null
  try {
    return { sheetId: sheet.getSheetId(), area: parseArea(local) }
  } catch (cause) {
    if (cause instanceof ExcelError) return null
    throw cause
  }
}

/** @returns the cells that a name stands for on a sheet: the sheet's own names go before the workbook's */
export function namedArea(world: World, sheetId: string, name: string): NamedArea | null {
  const record = findName(world, sheetId, name) ?? findName(world, WHOLE_WORKBOOK, name)
  return record ? referenceOf(world, record.formulaOrRefString) : null
}

/** `Sheet1!$A$1:$B$2` */
export function fixedAddress({ model }: World, { sheetId, area }: NamedArea): string {
  const name = model.book.getSheetBySheetId(sheetId)?.getSheetName() ?? ''
  return `${quotedSheet(name)}!${formatArea(area).replace(/[A-Z]+|\d+/g, (part) => `$${part}`)}`
}
