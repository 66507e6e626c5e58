// Puts into a file what the library does not write.
import { editZip, unzip } from '@cj-tech-master/excelts/archive'
import {
  CONTENT_TYPES,
  ROOT_RELATIONSHIPS,
  WORKBOOK_RELATIONSHIPS,
  writeCustomParts,
} from './custom-parts.ts'
import type { WorkbookExtras } from './extras.ts'

const STYLES = 'xl/styles.xml'

/** @returns the file with the mark of quoted text, and with custom parts */
export async function finishPackage(bytes: Uint8Array, extras: WorkbookExtras): Promise<Uint8Array> {
  const reader = unzip(bytes)
  const changed = new Map<string, string>()
  for (const part of [STYLES, CONTENT_TYPES, ROOT_RELATIONSHIPS, WORKBOOK_RELATIONSHIPS]) {
    changed.set(part, new TextDecoder().decode((await reader.bytes(part)) ?? undefined))
  }
  const change = (part: string, edit: (xml: string) => string) =>
    changed.set(part, edit(changed.get(part) ?? ''))
  change(STYLES, (xml) => xml.replaceAll(' pivotButton="1"', ' quotePrefix="1"'))
  writeCustomParts({ add: (part, xml) => changed.set(part, xml), change }, extras)
  const editor = await editZip(bytes)
  for (const [part, xml] of changed) editor.set(part, xml)
  return editor.bytes()
}
