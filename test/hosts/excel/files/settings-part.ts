// What add-ins keep with the workbook, as a custom XML part: Excel's own place for it is known to Excel alone.
import { parseXml, textContent, xmlEncode, xmlEncodeAttr } from '@cj-tech-master/excelts/xml'
import type { WorkbookExtras } from './extras.ts'

const SETTINGS_PART = '{0C6F2E0B-5C0B-4B7C-9D0E-2C1F7B6E8A57}'
const NAMESPACE = 'urn:penguin-figures:settings'

/** @returns the part, as an entry among the custom XML parts; nothing without settings */
export function settingsPart({ settings = {} }: WorkbookExtras): Record<string, string> {
  const elements = Object.entries(settings).map(
    ([key, value]) => `<setting key="${xmlEncodeAttr(key)}">${xmlEncode(JSON.stringify(value))}</setting>`,
  )
  return elements.length === 0
    ? {}
    : { [SETTINGS_PART]: `<settings xmlns="${NAMESPACE}">${elements.join('')}</settings>` }
}

/** @returns the extras with their settings, and without the part */
export function takeSettings({ customXml, ...extras }: WorkbookExtras): WorkbookExtras {
  const { [SETTINGS_PART]: xml, ...others } = customXml ?? {}
  return {
    ...extras,
    ...(Object.keys(others).length > 0 ? { customXml: others } : {}),
    ...(xml === undefined ? {} : { settings: readSettings(xml) }),
  }
}

function readSettings(xml: string): Record<string, unknown> {
  const settings: Record<string, unknown> = {}
  for (const child of parseXml(xml).root.children)
    if (child.type === 'element') settings[child.attributes.key ?? ''] = JSON.parse(textContent(child))
  return settings
}
