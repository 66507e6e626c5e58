// The protection of a sheet: what Excel's API says is allowed, and what a file says.
import type { Worksheet } from '@cj-tech-master/excelts'
import type { AllowedAction, AllowedOnProtected } from './extras.ts'

/** What protection allows: Excel's word and the file's. */
const ALLOWED = {
  allowAutoFilter: 'autoFilter',
  allowDeleteColumns: 'deleteColumns',
  allowDeleteRows: 'deleteRows',
  allowFormatCells: 'formatCells',
  allowFormatColumns: 'formatColumns',
  allowFormatRows: 'formatRows',
  allowInsertColumns: 'insertColumns',
  allowInsertHyperlinks: 'insertHyperlinks',
  allowInsertRows: 'insertRows',
  allowPivotTables: 'pivotTables',
  allowSort: 'sort',
} as const satisfies Partial<Record<AllowedAction, string>>

type FileProtection = NonNullable<Worksheet['sheetProtection']>

export function fileProtection(allowed: AllowedOnProtected): FileProtection {
  const { selectionMode = 'Normal', allowEditObjects = false, allowEditScenarios = false } = allowed
  const actions = Object.entries(ALLOWED).map(([word, fileWord]) => [
    fileWord,
    allowed[word as keyof typeof ALLOWED] === true,
  ])
  return {
    ...(Object.fromEntries(actions) as FileProtection),
    sheet: true,
    ...(allowEditObjects ? {} : { objects: false }),
    ...(allowEditScenarios ? {} : { scenarios: false }),
    ...(selectionMode === 'Normal' ? {} : { selectLockedCells: false }),
    ...(selectionMode === 'None' ? { selectUnlockedCells: false } : {}),
  }
}

export function allowedOf(protection: FileProtection): AllowedOnProtected {
  const { objects, scenarios, selectLockedCells, selectUnlockedCells } = protection
  const actions = Object.entries(ALLOWED).filter(([, fileWord]) => protection[fileWord])
  return {
    ...Object.fromEntries(actions.map(([word]) => [word, true])),
    ...(objects === false ? {} : { allowEditObjects: true }),
    ...(scenarios === false ? {} : { allowEditScenarios: true }),
    ...(selectLockedCells === false
      ? { selectionMode: selectUnlockedCells === false ? 'None' : 'Unlocked' }
      : {}),
  }
}
