// Opens a workbook where a person can see it.
import { LifecycleService, LifecycleStages } from '@univerjs/core'
import { SetColDataMutation, SetRowDataMutation } from '@univerjs/sheets'
import { SheetsRenderService } from '@univerjs/sheets-ui'
import { localeOf } from '../locale/locales.ts'
import { type ModelOptions, openModel, type WorkbookModel } from '../model/open-model.ts'
import { drawingPlugins, editingPlugins, gridLook } from './grid-plugins.ts'

/** @param options the workbook's content, and the user's settings */
export function openGrid(container: HTMLElement, options: ModelOptions): WorkbookModel {
  return openModel({
    ...options,
    univer: gridLook,
    pluginsBefore: drawingPlugins(container),
    pluginsAfter: editingPlugins(localeOf(options.locale)),
  })
}

/**
 * Resolves when the grid is drawn and takes keys and clicks. That is not yet when Univer says that it is rendered: keys that
 * come before it has worked off what then waits are lost.
 */
export async function gridDrawn({ univer }: WorkbookModel): Promise<void> {
  const injector = univer.__getInjector()
  await injector.get(LifecycleService).onStage(LifecycleStages.Rendered)
  // Sizes that a program sets: Univer draws them anew for its own commands alone.
  const renders = injector.get(SheetsRenderService)
  for (const { id } of [SetColDataMutation, SetRowDataMutation]) renders.registerSkeletonChangingMutations(id)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  await new Promise((resolve) => whenIdle(() => resolve(undefined)))
}

// Safari cannot tell when it is idle.
const whenIdle: (act: () => void) => void = window.requestIdleCallback ?? ((act) => setTimeout(act, 100))
