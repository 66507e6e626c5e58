// The unified manifest (JSON) of Microsoft 365, schema 1.30. Excel takes custom functions from it since July 2026, in
// subscriptions only; elsewhere the add-in-only manifest is the one to install.
// https://learn.microsoft.com/microsoft-365/extensibility/schema/?view=m365-app-1.30
// Custom functions: https://learn.microsoft.com/microsoft-365/extensibility/schema/extension-runtimes-array?view=m365-app-1.30
// Shared runtime: https://learn.microsoft.com/office/dev/add-ins/develop/configure-your-add-in-to-use-a-shared-runtime
import { ADD_IN } from './add-in.ts'
import { type IconSize, iconPath, PACKAGE_ICONS } from './icons.ts'
import type { Site } from './site.ts'
import { SITE_FILES } from './site-files.ts'

export const UNIFIED_SCHEMA_VERSION = '1.30'

/** @returns what manifest.json holds */
export function unifiedManifest(site: Site) {
  const { id, version, provider, language, name, summary, description, accentColor, permission } = ADD_IN
  const helpUrl = addressOf(site, SITE_FILES.help)
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${UNIFIED_SCHEMA_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: UNIFIED_SCHEMA_VERSION,
    id,
    version,
    name: { short: name, full: name },
    description: { short: summary, full: description },
    developer: {
      name: provider,
      websiteUrl: helpUrl,
      privacyUrl: `${helpUrl}#what-it-sends-and-keeps`,
      termsOfUseUrl: `${helpUrl}#terms`,
    },
    icons: PACKAGE_ICONS,
    accentColor,
    localizationInfo: { defaultLanguageTag: language.toLowerCase() },
    authorization: { permissions: { resourceSpecific: [{ name: permission.unified, type: 'Delegated' }] } },
    validDomains: [new URL(site.url).origin, ...site.signInOrigins],
    extensions: [
      {
        requirements: { scopes: ['workbook'], capabilities: ADD_IN.requirementSets },
        runtimes: [runtime(site)],
        ribbons: [ribbon(site)],
        getStartedMessages: [
          {
            requirements: { scopes: ['workbook'], formFactors: ['desktop'] },
            title: ADD_IN.welcome.title,
            description: ADD_IN.welcome.text,
            learnMoreUrl: helpUrl,
          },
        ],
        alternates: [{ alternateIcons: { icon: icon(site, 32), highResolutionIcon: icon(site, 64) } }],
      },
    ],
  }
}

/** Pane, button and functions in one runtime that stays while the workbook is open. */
function runtime(site: Site) {
  const { functionsNamespace, ribbon, requirementSets } = ADD_IN
  return {
    requirements: { capabilities: requirementSets },
    id: 'SharedRuntime',
    type: 'general',
    code: {
      page: addressOf(site, SITE_FILES.pane),
      script: addressOf(site, SITE_FILES.functionsScript),
    },
    lifetime: 'long',
    actions: [{ id: ribbon.actionId, type: 'openPage', view: ribbon.paneId }],
    customFunctions: {
      namespace: { id: functionsNamespace, name: functionsNamespace },
      metadataUrl: addressOf(site, SITE_FILES.functionsMetadata),
    },
  }
}

function ribbon(site: Site) {
  const { tabId, groupId, groupLabel, buttonId, buttonLabel, buttonTip, actionId } = ADD_IN.ribbon
  const icons = ([16, 32, 80] as const).map((size) => icon(site, size))
  const button = {
    id: buttonId,
    type: 'button',
    label: buttonLabel,
    icons,
    supertip: { title: buttonLabel, description: buttonTip },
    actionId,
  }
  return {
    requirements: { scopes: ['workbook'], capabilities: [{ name: 'AddinCommands', minVersion: '1.1' }] },
    contexts: ['default'],
    tabs: [{ builtInTabId: tabId, groups: [{ id: groupId, label: groupLabel, icons, controls: [button] }] }],
  }
}

const icon = (site: Site, size: IconSize) => ({ size, url: addressOf(site, iconPath(size)) })

const addressOf = (site: Site, path: string): string => `${site.url}/${path}`
