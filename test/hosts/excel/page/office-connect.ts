// Connects the library that the add-in's page has loaded to the workbook around it, and tells the workbook of the add-in's
// functions once the page has associated them.
import { connectClient } from '../client/connect-program.ts'
import type { OfficeClient } from '../client/evaluate-library.ts'
import type { OfficeGlobals } from '../client/office-globals.ts'

declare global {
  interface Window {
    excelOffice: OfficeGlobals
  }
}

const { excelHost } = window.parent
// What the library's script has put there.
const { Excel, OfficeExtension, CustomFunctions, CustomFunctionMappings } = window as unknown as OfficeClient
const client = { Excel, OfficeExtension, CustomFunctions, CustomFunctionMappings }
// Kept, so that what the workbook itself fetches is not counted as the program's.
const fetchUncounted = window.fetch.bind(window)
const { globals } = connectClient(excelHost.world, client, window.excelOffice, fetchUncounted)
Object.assign(window, globals)

window.addEventListener('load', async () => {
  const metadata = await (await fetchUncounted('functions.json')).json()
  excelHost.useFunctions({
    namespace: 'PENGUIN',
    metadata,
    implementation: (id) => globals.CustomFunctionMappings[id],
    errorClass: globals.CustomFunctions.Error,
    ledger: excelHost.ledger,
    emptyAny: excelHost.world.host.emptyAny,
  })
})
