// The page as it opens: the workbook with its grid, the bar above it, and the add-in's place beside it.
import type { IWorkbookData } from '@univerjs/core'
import { ILayoutService } from '@univerjs/ui'
import { createWorld } from '../create-world.ts'
import { LedgerBook } from '../ledger/ledger.ts'
import type { HostName } from '../members/hosts.ts'
import { workTheBar } from './bar.ts'
import { moveByDivider } from './divider.ts'
import { element } from './elements.ts'
import { type ExcelHost, HOST_CHANGED } from './excel-host.ts'
import { spareHugeSelections } from './huge-selections.ts'
import { gridDrawn, openGrid } from './open-grid.ts'
import { type PageSettings, SETTINGS_PATH } from './page-settings.ts'
import { showPane } from './pane.ts'
import { refuseFormulas } from './refuse-formulas.ts'
import { keepStatus } from './status-line.ts'

const grid = element('grid', HTMLElement)
const ledger = new LedgerBook()
/** The user's settings: `?locale=de-DE`. */
const locale = new URLSearchParams(location.search).get('locale') ?? 'en-US'
const model = openGrid(grid, { locale })
const name = element('host', HTMLSelectElement).value as HostName
let functions: { dispose(): void } | undefined
const excelHost: ExcelHost = {
  model,
  ledger,
  name,
  world: createWorld(model, ledger, name),
  useFunctions(given) {
    functions?.dispose()
    functions = excelHost.model.calculation.register(given)
  },
}
window.excelHost = excelHost
const status = keepStatus(element('status', HTMLElement), excelHost.ledger)
status.begin('Opening the workbook…')
moveByDivider(element('divider', HTMLElement), element('side', HTMLElement))
await showWorkbook()
status.done()
workTheBar({ excelHost, status, open, chooseHost })
showPane((await (await fetch(SETTINGS_PATH)).json()) as PageSettings, () => {
  window.focus()
  excelHost.model.univer.__getInjector().get(ILayoutService).focus()
})

async function open(snapshot: Partial<IWorkbookData>): Promise<void> {
  functions?.dispose()
  functions = undefined
  excelHost.model.dispose()
  excelHost.model = openGrid(grid, { snapshot, locale })
  excelHost.world = createWorld(excelHost.model, ledger, excelHost.name)
  await showWorkbook()
  window.dispatchEvent(new Event(HOST_CHANGED))
}

/** The same workbook in another Excel: it is opened there anew. */
async function chooseHost(chosen: HostName): Promise<void> {
  excelHost.name = chosen
  const { id: _, ...snapshot } = excelHost.model.book.save()
  await open(snapshot)
}

/** The workbook's name stands above its grid and in the browser's tab. */
async function showWorkbook(): Promise<void> {
  spareHugeSelections(excelHost.model, status.fail)
  refuseFormulas(excelHost.model, status)
  await gridDrawn(excelHost.model)
  const name = excelHost.model.book.getName()
  element('name', HTMLElement).textContent = name
  document.title = `${name} - stand-in for Excel`
}
