// The entry of the functions' bundle: starts the runtime, and tells Excel which function is which.
import { systemScheduler } from '../api/scheduler.ts'
import type { ChoiceStorage } from '../session/choices.ts'
import type {} from '../session/shared-runtime.ts'
import { answerWith } from './answering.ts'
import { asOf, cost, explain, figure, note, run, table } from './functions.ts'
import type { HostShows } from './shown/shown-number.ts'
import { startRuntime } from './start-runtime.ts'

declare global {
  /** Where the API of this build is; the build puts it in the place of this name. */
  var PENGUIN_API_URL: string | undefined
}

let known: HostShows | undefined

const { answers, penguin } = startRuntime({
  fetch: (url, init) => fetch(url, init),
  scheduler: systemScheduler,
  storage: storageOfHost(),
  usual: {
    apiUrl: typeof PENGUIN_API_URL === 'string' ? PENGUIN_API_URL : 'http://localhost:8088',
    staleAllowed: false,
  },
  shows: hostShows,
})

answerWith(answers)
// A page has one global object by any name; a host that evaluates scripts in a window of its own has only this.
self.penguin = penguin

// As many names as functions.ts has; a test compares them with the metadata.
CustomFunctions.associate('COST', cost)
CustomFunctions.associate('FIGURE', figure)
CustomFunctions.associate('TABLE', table)
CustomFunctions.associate('EXPLAIN', explain)
CustomFunctions.associate('NOTE', note)
CustomFunctions.associate('ASOF', asOf)
CustomFunctions.associate('RUN', run)

/** Asked when a cell is shown: office.js knows its host only once it is ready, and then for good. */
function hostShows(): HostShows {
  if (known !== undefined) return known
  const requirements = typeof Office === 'object' ? Office.context?.requirements : undefined
  if (requirements === undefined) return { formattedNumbers: false }
  const has = (set: string, version: string) => requirements.isSetSupported(set, version)
  known = { formattedNumbers: has('CustomFunctionsRuntime', '1.4') && has('ExcelApi', '1.19') }
  return known
}

/** Each use names OfficeRuntime anew: it is there once office.js is. Where it is not, what is chosen ends with the runtime. */
function storageOfHost(): ChoiceStorage {
  const inMemory = new Map<string, string>()
  const host = () => (typeof OfficeRuntime === 'object' ? OfficeRuntime.storage : null)
  return {
    getItem: async (key) => (await host()?.getItem(key)) ?? inMemory.get(key) ?? null,
    setItem: async (key, value) => {
      inMemory.set(key, value)
      await host()?.setItem(key, value)
    },
    removeItem: async (key) => {
      inMemory.delete(key)
      await host()?.removeItem(key)
    },
  }
}
