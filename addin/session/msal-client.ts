// MSAL, set up for where the pane runs. Where Excel can ask for tokens itself, its broker does (nested app
// authentication); elsewhere in a dialog of Office, since Office blocks other windows of a pane or cuts them off from it;
// and where there is no Office around the page, in a window of the browser. Tokens are kept in memory alone.
// https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in
// https://learn.microsoft.com/office/dev/add-ins/develop/auth-with-office-dialog-api
import {
  type Configuration,
  createNestablePublicClientApplication,
  createStandardPublicClientApplication,
  type IPublicClientApplication,
  PublicClientApplication,
} from '@azure/msal-browser'
import { DialogApplication, dialogOpener } from './office-dialog.ts'
import { isMicrosofts, type SignInSettings } from './sign-in-settings.ts'

export interface MsalClient {
  readonly application: IPublicClientApplication
  /** Whether Excel itself knows who it is, and asks for tokens by its own means. */
  readonly isNested: boolean
  /** What MSAL opens windows with; its own way when left out. */
  readonly opener?: Window
  /** Whom Excel is used by, where it says so. */
  readonly loginHint?: string
}

/** How long somebody may take to find their telephone. */
const PATIENCE_MS = 5 * 60_000

/** @param redirectUri the page of the site that the sign-in service sends people back to */
export async function msalClient(settings: SignInSettings, redirectUri: string): Promise<MsalClient> {
  const configuration = configurationOf(settings, redirectUri)
  const hint = await loginHint()
  const withHint = hint === undefined ? {} : { loginHint: hint }
  const nested = await nestedApplication(configuration)
  if (nested !== null) return { application: nested, isNested: true, ...withHint }
  if (!hasDialogs()) {
    const application = await createStandardPublicClientApplication(configuration)
    return { application, isNested: false, ...withHint }
  }
  // MSAL does not wait for the window before it goes to the sign-in service: a dialog has to begin at the site.
  const system = { ...configuration.system, navigatePopups: false }
  const application = new DialogApplication({ ...configuration, system })
  await application.initialize()
  return { application, isNested: false, opener: dialogOpener(redirectUri), ...withHint }
}

function configurationOf({ clientId, authority }: SignInSettings, redirectUri: string): Configuration {
  const isEntra = isMicrosofts(authority)
  return {
    auth: {
      clientId,
      authority,
      redirectUri,
      // Any other service of OpenID Connect has to be named, and is asked for its own endpoints.
      ...(!isEntra && { knownAuthorities: [new URL(authority).host] }),
    },
    cache: { cacheLocation: 'memoryStorage' },
    system: {
      popupBridgeTimeout: PATIENCE_MS,
      protocolMode: isEntra ? 'AAD' : 'OIDC',
      // Logs of MSAL name accounts.
      loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false },
    },
  }
}

/** Null where Excel has no broker, or one that does not answer. */
async function nestedApplication(configuration: Configuration): Promise<IPublicClientApplication | null> {
  if (!hasBroker()) return null
  let isNested = false
  const application = await createNestablePublicClientApplication(
    configuration,
    undefined,
    (given, controller) => {
      isNested = true
      return new PublicClientApplication(given, controller)
    },
  )
  return isNested ? application : null
}

function hasBroker(): boolean {
  return office()?.context?.requirements?.isSetSupported('NestedAppAuth', '1.1') ?? false
}

function hasDialogs(): boolean {
  const context = office()?.context
  return context !== undefined && 'ui' in context && typeof context.ui?.displayDialogAsync === 'function'
}

async function loginHint(): Promise<string | undefined> {
  if (!hasBroker()) return undefined
  try {
    const { loginHint: hint, userPrincipalName } = await Office.auth.getAuthContext()
    return hint || userPrincipalName || undefined
  } catch {
    return undefined
  }
}

/** What stands in for office.js may have less of it than its types say. */
function office(): { context?: Partial<Office.Context> } | undefined {
  return typeof Office === 'undefined' ? undefined : Office
}
