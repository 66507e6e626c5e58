// Starts the pane over the shared runtime. It holds nothing itself: who is signed in and what is chosen stand in the runtime,
// where the functions are.
import { systemScheduler } from '../api/scheduler.ts'
import { openDesk } from '../desk/open-desk.ts'
import { becomeKnown } from '../session/become-known.ts'
import type { PenguinRuntime } from '../session/shared-runtime.ts'
import { recalculate } from '../workbook/recalculate.ts'
import { mountPane } from './mount-pane.tsx'
import type { PaneAccount, PaneParts } from './pane-parts.ts'
import { joinRibbon } from './ribbon.ts'

export async function startPane(accountOf: (runtime: PenguinRuntime) => PaneAccount): Promise<void> {
  const root = document.getElementById('pane')
  if (root === null) throw new Error('The page has no place for the pane.')
  root.classList.remove('document')
  const parts = await partsOf(accountOf)
  const pane = mountPane(root, parts)
  if (parts.state === 'ready') joinRibbon(parts.desk, pane)
}

async function partsOf(accountOf: (runtime: PenguinRuntime) => PaneAccount): Promise<PaneParts> {
  if (!(await hostIsExcel())) return { state: 'outside of Excel' }
  const runtime = globalThis.penguin
  if (runtime === undefined) return { state: 'functions missing' }
  becomeKnown(runtime, systemScheduler)
  return {
    state: 'ready',
    desk: openDesk(runtime),
    account: accountOf(runtime),
    settings: {
      lastKnownShown: async () => (await runtime.choices()).staleAllowed,
      showLastKnown: (isShown) => runtime.choose({ staleAllowed: isShown }),
    },
    recalculate: async () => {
      runtime.forgetFigures()
      await recalculate()
    },
  }
}

/** Where office.js did not load, or runs in an ordinary page, there is no Excel. */
async function hostIsExcel(): Promise<boolean> {
  if (typeof Office === 'undefined') return false
  const { host } = await Office.onReady()
  return host === Office.HostType.Excel
}
