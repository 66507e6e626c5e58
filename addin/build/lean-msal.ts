// Leaves out of MSAL what the pane never does: ask the browser's own brokers (allowPlatformBroker is off, Excel's broker is
// another one), lead the page itself away to sign in, and measure itself. MSAL imports it all and would bring 10 KB of it,
// compressed.
import type { Plugin } from 'esbuild'

const LEFT_OUT = [
  'PlatformAuthInteractionClient',
  'PlatformAuthExtensionHandler',
  'PlatformAuthDOMHandler',
  'RedirectClient',
  'BrowserPerformanceMeasurement',
]

export const leanMsal: Plugin = {
  name: 'lean-msal',
  setup({ onLoad }) {
    const filter = new RegExp(
      `[\\\\/]@azure[\\\\/]msal-browser[\\\\/]dist[\\\\/].*[\\\\/](${LEFT_OUT.join('|')})\\.mjs$`,
    )
    onLoad({ filter }, ({ path }) => {
      const name = filter.exec(path)?.[1]
      return {
        contents: `export class ${name} { constructor() { throw new Error('${name} is left out of this build.') } }`,
      }
    })
  },
}
