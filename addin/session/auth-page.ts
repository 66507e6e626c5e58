// The site's sign-in page: where the sign-in service sends people back to. It keeps nothing and shows nothing; in a window
// of the browser MSAL's bridge hands the answer on, in a dialog of Office Office does.
// https://learn.microsoft.com/entra/msal/javascript/browser/redirect-bridge
import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge'
import { AUTH_PARAMETERS } from './auth-parameters.ts'

declare global {
  /** Origins of the sign-in service; the build puts them in the place of this name. */
  var PENGUIN_SIGN_IN_ORIGINS: readonly string[]
  /** Microsoft's address of office.js; the build puts it in the place of this name. */
  var PENGUIN_OFFICE_SCRIPT: string
}

/** Says for as long as the dialog is open that it is one: no address of its own may stand in the registration. */
const IS_DIALOG = 'penguin.dialog'

const goTo = new URLSearchParams(location.hash.slice(1)).get(AUTH_PARAMETERS.goTo)
if (goTo !== null) void begin(goTo)
else void finish().catch(explain)

async function begin(address: string): Promise<void> {
  // Whoever made up the address leads nobody away from here.
  if (!PENGUIN_SIGN_IN_ORIGINS.includes(URL.parse(address)?.origin ?? '')) return explain()
  sessionStorage.setItem(IS_DIALOG, 'yes')
  // Office tells a page that it is a dialog only when the dialog begins.
  await officeIsReady()
  location.replace(address)
}

async function finish(): Promise<void> {
  if (sessionStorage.getItem(IS_DIALOG) === null) return broadcastResponseToMainFrame()
  const answer = location.hash.length > 1 ? location.hash.slice(1) : location.search.slice(1)
  history.replaceState(null, '', location.pathname)
  await officeIsReady()
  Office.context.ui.messageParent(answer, { targetOrigin: location.origin })
}

async function officeIsReady(): Promise<void> {
  const script = document.createElement('script')
  script.src = PENGUIN_OFFICE_SCRIPT
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve)
    script.addEventListener('error', reject)
    document.head.append(script)
  })
  await Office.onReady()
}

function explain(): void {
  document.body.textContent = 'Close this window, and sign in from the Penguin pane in Excel.'
}
