// Opens the desk: everything that the pane and the ribbon offer, over the runtime that the functions share and the workbook
// that is open in Excel.
import { planningClient } from '../api/planning-client.ts'
import { type Scheduler, systemScheduler } from '../api/scheduler.ts'
import { loadReport } from '../reports/load-report.ts'
import type { PenguinRuntime } from '../session/shared-runtime.ts'
import { writeNewSheet } from '../workbook/new-sheet.ts'
import { goTo } from '../workbook/selection.ts'
import { asker } from './asking.ts'
import { changesSheet } from './changes/changes-sheet.ts'
import { type Desk, DeskFailure } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { explainSelected } from './explain/explain-selected.ts'
import { explainedSheet } from './explain/explained-sheet.ts'
import { freezeCopy } from './freeze.ts'
import { insertReport, type LoadReport } from './insert-report.ts'
import { readLastRefresh } from './last-refresh.ts'
import { findTenants, readPeriods } from './pickers.ts'
import { followPin, pin, pinnedKnownAt, pinState } from './pin.ts'
import { planningDesk } from './planning/open-planning-desk.ts'
import { refresh } from './refresh.ts'
import { listReports } from './refresh-reports.ts'
import { repair } from './repair.ts'
import { previewFormulas, writeFormulas } from './write-formulas.ts'

export function openDesk(penguin: PenguinRuntime, scheduler: Scheduler = systemScheduler): Desk {
  const ask = asker(scheduler)
  const client = { ...penguin.client, ...planningClient(penguin.client) }
  const load: LoadReport = async (choice, watch) =>
    loadReport(client, { ...choice, knownAt: await pinnedKnownAt() }, watch, scheduler)
  const parts: DeskParts = { penguin, ask, scheduler, load }
  return {
    planning: planningDesk({ ask, client }),
    account: () => penguin.session(),
    onAccount: (listener) => penguin.onSessionChange(listener),
    periods: () => readPeriods(penguin.client, ask),
    tenants: (search) => findTenants(penguin.client, ask, search),
    previewFormulas,
    writeFormulas,
    insertReport: (choice, watch) => insertReport(choice, load, watch),
    reports: listReports,
    refresh: (scope, watch) => refresh(parts, scope, watch),
    lastRefresh: readLastRefresh,
    listChanges,
    goTo,
    explainSelected: () => explainSelected(parts),
    explainOnSheet: (figure) =>
      writeNewSheet('The figure was not written to a sheet.', explainedSheet(figure)),
    freezeCopy: () => freezeCopy(parts),
    pinState,
    pin: (chosen, watch) => pin(parts, chosen, watch),
    followPin,
    repair: (scope, watch) => repair(parts, scope, watch),
  }
}

async function listChanges(): Promise<string> {
  const last = await readLastRefresh()
  if (last === null) throw new DeskFailure('This workbook was not refreshed yet. Refresh it first.')
  return writeNewSheet('The changes were not written to a sheet.', changesSheet(last))
}
