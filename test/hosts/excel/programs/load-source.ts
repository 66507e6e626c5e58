// From the source of custom functions to an add-in with them: Microsoft's generator writes the metadata, as in any add-in's
// build. https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-json-autogeneration
import { stripTypeScriptTypes } from 'node:module'
import { parseTree } from 'custom-functions-metadata'
import type { FunctionsMetadata } from '../calculation/functions-metadata.ts'
import { loadAddIn } from '../load-add-in.ts'
import type { ExcelHost } from '../start-excel.ts'

/** @throws Error with what the generator did not understand */
export function loadSource(host: ExcelHost, source: string, globals: Record<string, unknown> = {}): void {
  const { functions, enums, associate, extras } = parseTree(source, 'functions.ts')
  const errors = extras.flatMap((each) => each.errors)
  if (errors.length > 0) throw new Error(errors.join('\n'))
  const associations = associate
    .map(({ id, functionName }) => `CustomFunctions.associate(${JSON.stringify(id)}, ${functionName})`)
    .join('\n')
  const script = `${stripTypeScriptTypes(source, { mode: 'transform' })}\n${associations}`
  const metadata = { functions, enums } as FunctionsMetadata
  loadAddIn(host, { script, metadata, namespace: 'DEMO', globals })
}
