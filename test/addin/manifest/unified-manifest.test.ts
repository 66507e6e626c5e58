// The unified manifest is valid by Microsoft's own schema, and says the same as the add-in-only one.
import { describe, expect, test } from '@jest/globals'
import { XMLParser } from 'fast-xml-parser'
import { ADD_IN } from '../../../addin/manifest/add-in.ts'
import { addInOnlyManifest } from '../../../addin/manifest/add-in-only-manifest.ts'
import { COMMANDS, keysOf, RIBBON_COMMANDS } from '../../../addin/manifest/commands.ts'
import { shortcuts } from '../../../addin/manifest/shortcuts.ts'
import { unifiedManifest } from '../../../addin/manifest/unified-manifest.ts'
import { complaintsAboutJson } from './check-json.ts'
import { STAGE, THIS_MACHINE } from './sites.ts'

describe('A unified manifest', () => {
  test.each([
    ['this machine', THIS_MACHINE],
    ['a stage', STAGE],
    ['a stage with a menu of cells', { ...STAGE, hasCellMenu: true }],
  ])('for %s follows the format', (_, site) => {
    expect(complaintsAboutJson(unifiedManifest(site))).toEqual([])
  })

  test('says what the add-in-only manifest says', () => {
    const xml = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false })
    const addInOnly = xml.parse(addInOnlyManifest(STAGE)).OfficeApp
    const host = addInOnly.VersionOverrides.Hosts.Host
    const group = host.DesktopFormFactor.ExtensionPoint.OfficeTab.Group
    const resources = resourcesOf(addInOnly)
    const functions = host.AllFormFactors.ExtensionPoint
    const unified = unifiedManifest(STAGE)
    const extension = unified.extensions[0]
    const runtime = extension?.runtimes[0]
    const tab = extension?.ribbons[0]?.tabs[0]
    const buttons = tab?.groups[0]?.controls ?? []
    const addInOnlySays = {
      id: addInOnly.Id,
      version: addInOnly.Version,
      name: addInOnly.DisplayName.DefaultValue,
      description: addInOnly.Description.DefaultValue,
      help: addInOnly.SupportUrl.DefaultValue,
      requirementSets: addInOnly.Requirements.Sets.Set,
      page: addInOnly.DefaultSettings.SourceLocation.DefaultValue,
      script: resources[functions.Script.SourceLocation.resid],
      metadata: resources[functions.Metadata.SourceLocation.resid],
      namespace: resources[functions.Namespace.resid],
      tab: host.DesktopFormFactor.ExtensionPoint.OfficeTab.id,
      buttons: group.Control.map((control: ButtonElement) => ({
        id: control.id,
        label: resources[control.Label.resid],
        tip: resources[control.Supertip.Description.resid],
        icons: control.Icon['bt:Image'].map(({ resid }) => resources[resid]),
        runs: control.Action.FunctionName ?? ADD_IN.ribbon.actionId,
      })),
    }
    expect({
      id: unified.id,
      version: `${unified.version}.0`,
      name: unified.name.short,
      description: unified.description.full,
      help: unified.developer.websiteUrl,
      requirementSets: extension?.requirements.capabilities.map(({ name, minVersion }) => ({
        Name: name,
        MinVersion: minVersion,
      })),
      page: runtime?.code.page,
      script: runtime?.code.script,
      metadata: runtime?.customFunctions.metadataUrl,
      namespace: runtime?.customFunctions.namespace.id,
      tab: tab?.builtInTabId,
      buttons: buttons.map(({ id, label, supertip, icons, actionId }) => ({
        id,
        label,
        tip: supertip.description,
        icons: icons.map(({ url }) => url),
        runs: actionId,
      })),
    }).toEqual(addInOnlySays)
  })

  test('names no action that is not one of the runtime that stays', () => {
    const extension = unifiedManifest({ ...STAGE, hasCellMenu: true }).extensions[0]
    const runtime = extension?.runtimes[0]
    const named = [
      ...(extension?.ribbons[0]?.tabs[0]?.groups[0]?.controls ?? []),
      ...(extension?.keyboardShortcuts[0]?.shortcuts ?? []),
      ...(extension?.contextMenus?.[0]?.menus[0]?.controls[0]?.items ?? []),
    ].map(({ actionId }) => actionId)
    expect(runtime?.lifetime).toBe('long')
    expect(new Set(named)).toEqual(new Set(runtime?.actions.map(({ id }) => id)))
  })

  test('has the keys of the file beside the add-in-only manifest', () => {
    const { actions, shortcuts: inFile } = shortcuts()
    const extension = unifiedManifest(STAGE).extensions[0]
    expect(extension?.keyboardShortcuts[0]?.shortcuts).toEqual(
      inFile.map(({ action, key }) => ({ actionId: action, key })),
    )
    expect(extension?.runtimes[0]?.actions.slice(1)).toEqual(
      actions.map(({ id, name }) => ({ id, type: 'executeFunction', displayName: name })),
    )
  })
})

describe('Keys and key tips', () => {
  test('are each for one command, and leave characters of AltGr and keys of Excel alone', () => {
    const keys = COMMANDS.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    // Polish, and the US international keyboard: what AltGr and Shift write with letters.
    for (const key of keys) expect('ACELNOSXZDIPQTUWYRM').not.toContain(key)
    for (const command of COMMANDS) expect(keysOf(command).default).toBe(`Ctrl+Alt+Shift+${command.key}`)
    const keyTips = [ADD_IN.ribbon.buttonKeyTip, ...RIBBON_COMMANDS.map(({ keyTip }) => keyTip)]
    expect(new Set(keyTips).size).toBe(keyTips.length)
    // Excel on the web keeps X for itself.
    for (const keyTip of keyTips) expect(keyTip).toMatch(/^Q[A-WYZ]$/)
  })
})

describe('The check of the format', () => {
  const wrong: readonly (readonly [why: string, change: object, complaint: RegExp])[] = [
    ['a property that nobody knows', { penguin: true }, /additional properties/],
    ['a name over 30 characters', { name: { short: 'p'.repeat(31) } }, /\/name\/short .*30/],
    [
      'a summary over 80 characters',
      { description: { short: 'p'.repeat(81), full: 'p' } },
      /\/description\/short/,
    ],
    ['an id that is none', { id: 'penguin' }, /\/id /],
    ['another version of the format', { manifestVersion: '1.2' }, /\/manifestVersion/],
    [
      'a page without TLS',
      { extensions: [{ runtimes: [{ id: 'a', code: { page: 'http://a' } }] }] },
      /code\/page/,
    ],
    ['no developer', { developer: undefined }, /developer/],
  ]

  test.each(wrong)('finds %s', (_, change, complaint) => {
    const changed = JSON.parse(JSON.stringify({ ...unifiedManifest(STAGE), ...change }))
    expect(complaintsAboutJson(changed).join('\n')).toMatch(complaint)
  })
})

interface ButtonElement {
  readonly id: string
  readonly Label: { readonly resid: string }
  readonly Supertip: { readonly Description: { readonly resid: string } }
  readonly Icon: { readonly 'bt:Image': readonly { readonly resid: string }[] }
  readonly Action: { readonly FunctionName?: string }
}

/** Texts and addresses by their id. */
function resourcesOf(officeApp: { VersionOverrides: { Resources: object } }): Record<string, string> {
  const lists = Object.values(officeApp.VersionOverrides.Resources).flatMap((list) =>
    Object.values(list).flat(),
  )
  return Object.fromEntries(
    (lists as { id: string; DefaultValue: string }[]).map(({ id, DefaultValue }) => [id, DefaultValue]),
  )
}
