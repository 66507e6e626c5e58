// What a table may be called. https://support.microsoft.com/office/fbf49a4f-82a3-43eb-8ba2-44d21233b114

import type { WorkbookModel } from '../../model/open-model.ts'
import { engineFormula } from '../../model/univer-packages.ts'
import { invalidArgument } from '../../protocol/excel-error.ts'
import { tablesOf } from './table-store.ts'

const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u
const CELL = /^([a-z]{1,3}[1-9]\d{0,6}|r(\d+)?(c(\d+)?)?|c(\d+)?)$/i

/**
 * @param ownId the table that is to have the name
 * @throws ExcelError InvalidArgument, also for a name that is taken: https://github.com/OfficeDev/office-js/issues/551
 */
export function checkTableName(model: WorkbookModel, name: string, ownId: string): void {
  if (typeof name !== 'string' || !NAME.test(name) || CELL.test(name)) throw invalidArgument()
  const taken = takenNames(model, ownId)
  if (taken.has(name.toLowerCase())) throw invalidArgument()
}

/** @returns `Table3`: the first number from the count of tables on that is free */
export function freeTableName(model: WorkbookModel): string {
  const taken = takenNames(model, '')
  let number = 1
  while (taken.has(`table${number}`)) number += 1
  return `Table${number}`
}

/** @returns what the copy of a table is called: its name with a number behind it, as Excel does */
export function freeCopyName(model: WorkbookModel, { id, name }: { id: string; name: string }): string {
  const taken = takenNames(model, id)
  let number = 2
  while (taken.has(`${name}${number}`.toLowerCase())) number += 1
  return `${name}${number}`
}

/** Tables and defined names share their names, whatever the case. */
function takenNames(model: WorkbookModel, exceptId: string): Set<string> {
  const names = model.univer.__getInjector().get(engineFormula.IDefinedNamesService)
  return new Set([
    ...tablesOf(model)
      .filter(({ id }) => id !== exceptId)
      .map(({ name }) => name.toLowerCase()),
    ...Object.values(names.getDefinedNameMap(model.book.getId()) ?? {}).map(({ name }) => name.toLowerCase()),
  ])
}
