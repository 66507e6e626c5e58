// The unified manifest is valid by Microsoft's own schema, and says the same as the add-in-only one.
import { describe, expect, test } from '@jest/globals'
import { XMLParser } from 'fast-xml-parser'
import { addInOnlyManifest } from '../../../addin/manifest/add-in-only-manifest.ts'
import { unifiedManifest } from '../../../addin/manifest/unified-manifest.ts'
import { complaintsAboutJson } from './check-json.ts'
import { STAGE, THIS_MACHINE } from './sites.ts'

describe('A unified manifest', () => {
  test.each([
    ['this machine', THIS_MACHINE],
    ['a stage', STAGE],
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
    const button = tab?.groups[0]?.controls[0]
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
      button: resources[group.Control.Label.resid],
      icons: group.Control.Icon['bt:Image'].map(({ resid }: { resid: string }) => resources[resid]),
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
      button: button?.label,
      icons: button?.icons.map(({ url }) => url),
    }).toEqual(addInOnlySays)
  })

  test('opens the pane by the button: the action is one of the runtime that stays', () => {
    const extension = unifiedManifest(STAGE).extensions[0]
    const runtime = extension?.runtimes[0]
    expect(runtime?.lifetime).toBe('long')
    expect(runtime?.actions.map(({ id }) => id)).toEqual([
      extension?.ribbons[0]?.tabs[0]?.groups[0]?.controls[0]?.actionId,
    ])
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

/** Texts and addresses by their id. */
function resourcesOf(officeApp: { VersionOverrides: { Resources: object } }): Record<string, string> {
  const lists = Object.values(officeApp.VersionOverrides.Resources).flatMap((list) =>
    Object.values(list).flat(),
  )
  return Object.fromEntries(
    (lists as { id: string; DefaultValue: string }[]).map(({ id, DefaultValue }) => [id, DefaultValue]),
  )
}
