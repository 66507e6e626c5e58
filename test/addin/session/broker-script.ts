// A stand-in for Excel's side of nested app authentication, as MSAL speaks with it (its src/naa): messages as JSON text over
// window.nestedAppAuthBridge, each answered by the id of its request. What MSAL would not send is kept as wrong.

export interface BridgeRefusal {
  readonly status: string
  readonly code?: string
  readonly description?: string
}

export interface SeenByBroker {
  readonly methods: string[]
  readonly requests: { readonly scope?: string; readonly claims?: string; readonly forceRefresh?: boolean }[]
  readonly wrong: string[]
}

type Refusals = Partial<Record<'GetInitContext' | 'GetToken' | 'GetTokenPopup', BridgeRefusal | undefined>>

declare global {
  var broker: { readonly seen: SeenByBroker; readonly refusals: Refusals }
}

/** @param refusals what it answers instead of what was asked for @returns what the page gets for office.js */
export function brokerScript(refusals: Refusals = {}): string {
  return `(${install})(${JSON.stringify(refusals)})`
}

/** Runs in the page. */
function install(refusals: Refusals): void {
  const seen: SeenByBroker = { methods: [], requests: [], wrong: [] }
  const listeners = new Set<(response: string) => void>()
  const base64 = (value: object) =>
    btoa(JSON.stringify(value)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
  const claims = {
    oid: 'an-object',
    tid: 'a-directory',
    preferred_username: 'adele@contoso.com',
    name: 'Adele Vance',
  }
  let tokens = 0
  const granted = () => {
    tokens += 1
    return {
      token: {
        access_token: `token ${tokens}`,
        id_token: `${base64({ alg: 'none' })}.${base64(claims)}.`,
        expires_in: 3600,
        properties: null,
        scope: 'figures.read',
      },
      account: {
        environment: 'login.microsoftonline.com',
        homeAccountId: 'an-object.a-directory',
        localAccountId: 'an-object',
        tenantId: 'a-directory',
        username: 'adele@contoso.com',
        name: 'Adele Vance',
      },
    }
  }
  const answers: Record<string, () => object> = {
    GetInitContext: () => ({ initContext: { sdkName: 'a stand-in', sdkVersion: '1', capabilities: {} } }),
    GetToken: granted,
    GetTokenPopup: granted,
  }
  const nestedAppAuthBridge = {
    addEventListener: (_: string, listener: (response: string) => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: (response: string) => void) => void listeners.delete(listener),
    postMessage: (text: string) => {
      const { messageType, method, requestId, tokenParams } = JSON.parse(text)
      const answer = answers[method]
      if (messageType !== 'NestedAppAuthRequest' || answer === undefined || !requestId) seen.wrong.push(text)
      if (method !== 'GetInitContext' && (!tokenParams?.clientId || !tokenParams.scope)) seen.wrong.push(text)
      seen.methods.push(method)
      if (tokenParams !== undefined) seen.requests.push(tokenParams)
      const refusal = refusals[method as keyof Refusals]
      const result =
        refusal === undefined ? { success: true, ...answer?.() } : { success: false, error: refusal }
      const response = JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId, ...result })
      queueMicrotask(() => {
        for (const listener of listeners) listener(response)
      })
    },
  }
  Object.assign(globalThis, {
    broker: { seen, refusals },
    nestedAppAuthBridge,
    Office: {
      context: {
        requirements: {
          isSetSupported: (set: string, version: string) => set === 'NestedAppAuth' && version === '1.1',
        },
      },
      auth: { getAuthContext: async () => ({ loginHint: 'adele@contoso.com' }) },
      onReady: async () => ({ host: 'Excel' }),
    },
  })
}
