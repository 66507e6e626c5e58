// Loads an add-in as its shared runtime does: the script that it ships, with the globals of office.js, and then its functions
// by the metadata that it ships.

import type { FunctionsMetadata } from './calculation/functions-metadata.ts'
import { evaluateIn } from './client/evaluate-in.ts'
import type { ExcelHost } from './start-excel.ts'

export interface AddInFiles {
  /** The bundle of the functions, a classic script. */
  readonly script: string
  /** The JSON that the add-in's manifest names as its functions' metadata. */
  readonly metadata: FunctionsMetadata
  /** What stands before the dot of a function's name, as in the manifest. */
  readonly namespace: string
  /** Globals beside those of office.js, such as a document. */
  readonly globals?: Readonly<Record<string, unknown>>
}

/** @returns the window that the script ran in: what it put there can be reached */
export function loadAddIn(
  host: ExcelHost,
  { script, metadata, namespace, globals }: AddInFiles,
): Record<string, unknown> {
  const { Excel, Office, OfficeExtension, OfficeRuntime, CustomFunctions, fetch } = host
  const window = { Excel, Office, OfficeExtension, OfficeRuntime, CustomFunctions, fetch, ...globals }
  evaluateIn(window, script)
  registerFunctions(host, namespace, metadata)
  return window
}

/** The functions that `CustomFunctions.associate` was called for; one that it was not called for stays without a value. */
export function registerFunctions(host: ExcelHost, namespace: string, metadata: FunctionsMetadata): void {
  host.model.calculation.register({
    namespace,
    metadata,
    implementation: (id) => host.CustomFunctionMappings[id],
    errorClass: host.CustomFunctions.Error,
    ledger: host.world.ledger,
    emptyAny: host.world.host.emptyAny,
  })
}
