// Holds an add-in-only manifest against the schema in schema/, by libxml2, without the network.
import { readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'

const ENTRY = 'add-in-only-manifest.xsd'
const PARTS = ['version-overrides.xsd', 'basic-types.xsd']

const part = (fileName: string) => ({
  fileName,
  contents: readFileSync(new URL(`schema/${fileName}`, import.meta.url), 'utf8'),
})

const SCHEMA = { schema: [part(ENTRY)], preload: PARTS.map(part) }

/** @returns what is wrong with each, in libxml2's words; nothing for one that is right */
export async function complaintsAboutXml(manifests: readonly string[]): Promise<string[][]> {
  // All of them in one run, because a run begins with loading the library.
  const xml = manifests.map((contents, index) => ({ fileName: `${index}.xml`, contents }))
  const { errors } = await validateXML({ xml, ...SCHEMA })
  return xml.map(({ fileName }) =>
    errors.filter(({ loc }) => loc?.fileName === fileName).map(({ message }) => message),
  )
}
