// The page as it opens: the workbook with its grid, the bar above it, and the add-in's place beside it.
import type { IWorkbookData } from '@univerjs/core'
import { LedgerBook } from '../ledger/ledger.ts'
import type { HostName } from '../members/hosts.ts'
import { workTheBar } from './bar.ts'
import { moveByDivider } from './divider.ts'
import { element } from './elements.ts'
import { type ExcelHost, HOST_CHANGED } from './excel-host.ts'
import { gridDrawn, openGrid } from './open-grid.ts'
import { type PageSettings, SETTINGS_PATH } from './page-settings.ts'
import { showPane } from './pane.ts'
import { keepStatus } from './status-line.ts'

const grid = element('grid', HTMLElement)
const excelHost: ExcelHost = {
  model: openGrid(grid, {}),
  ledger: new LedgerBook(),
  name: element('host', HTMLSelectElement).value as HostName,
}
window.excelHost = excelHost
moveByDivider(element('divider', HTMLElement), element('side', HTMLElement))
await showWorkbook()
const status = keepStatus(element('status', HTMLElement), excelHost.ledger)
workTheBar({ excelHost, status, open, chooseHost })
showPane((await (await fetch(SETTINGS_PATH)).json()) as PageSettings)

async function open(snapshot: Partial<IWorkbookData>): Promise<void> {
  excelHost.model.dispose()
  excelHost.model = openGrid(grid, { snapshot })
  await showWorkbook()
  window.dispatchEvent(new Event(HOST_CHANGED))
}

function chooseHost(name: HostName): void {
  excelHost.name = name
  window.dispatchEvent(new Event(HOST_CHANGED))
}

/** The workbook's name stands above its grid and in the browser's tab. */
async function showWorkbook(): Promise<void> {
  await gridDrawn(excelHost.model)
  const name = excelHost.model.book.getName()
  element('name', HTMLElement).textContent = name
  document.title = `${name} - stand-in for Excel`
}
