// Holds a unified manifest against Microsoft's own schema, as the package @microsoft/app-manifest brings it, without
// the network.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { UNIFIED_SCHEMA_VERSION } from '../../../addin/manifest/unified-manifest.ts'

const require = createRequire(import.meta.url)
const file = `@microsoft/app-manifest/build/json-schemas/teams/v${UNIFIED_SCHEMA_VERSION}/MicrosoftTeams.schema.json`
// Draft 4, and written with liberties that ajv would refuse in strict mode.
const ajv = new Ajv.default({ strict: false, allErrors: true, allowUnionTypes: true })
addFormats.default(ajv as never)
const validate = ajv.compile(JSON.parse(readFileSync(require.resolve(file), 'utf8').replace(/^﻿/, '')))

/** @returns what is wrong with it, by path; nothing when it is right */
export function complaintsAboutJson(manifest: unknown): string[] {
  validate(manifest)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
