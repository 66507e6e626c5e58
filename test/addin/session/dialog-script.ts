// A stand-in for the dialogs of office.js, as strict as its documentation: a page of the same site first, a window that the
// pane knows nothing of, and texts as the only thing that goes back.
// https://learn.microsoft.com/office/dev/add-ins/develop/dialog-api-in-office-add-ins

/** @param first what becomes of the first dialog @returns what a page gets for office.js, the pane and the dialog alike */
export function dialogScript(first: 'opened' | 'closed at first' = 'opened'): string {
  return `(${install})(${JSON.stringify(first)})`
}

/** Runs in the page. */
function install(first: string): void {
  let isFirst = true
  const parent =
    new URLSearchParams(location.search).has('_host_Info') || sessionStorage.getItem('host') !== null
  if (parent) sessionStorage.setItem('host', 'a dialog')
  const ui = {
    displayDialogAsync: (address: string, _: object, done: (result: object) => void) => {
      const url = new URL(address)
      if (url.origin !== location.origin) return done({ status: 'failed', error: { code: 12_004 } })
      url.searchParams.set('_host_Info', 'Excel')
      const handlers = new Map<string, (event: object) => void>()
      const opened = window.open(url, '_blank', 'popup')
      const hear = ({ source, data, origin }: MessageEvent) => {
        if (source === opened) handlers.get('dialogMessageReceived')?.({ message: data, origin })
      }
      window.addEventListener('message', hear)
      const close = () => {
        window.removeEventListener('message', hear)
        opened?.close()
      }
      const addEventHandler = (name: string, handler: (event: object) => void) => handlers.set(name, handler)
      done({ status: 'succeeded', value: { close, addEventHandler } })
      if (isFirst && first === 'closed at first') {
        close()
        handlers.get('dialogEventReceived')?.({ error: 12_006 })
      }
      isFirst = false
    },
    messageParent: (message: string, { targetOrigin }: { targetOrigin: string }) => {
      if (typeof message !== 'string' || !parent) throw new Error('Only a dialog sends texts to its parent.')
      window.opener.postMessage(message, targetOrigin)
    },
  }
  const before = (globalThis as { Office?: { context?: object } }).Office
  Object.assign(globalThis, {
    Office: {
      ...before,
      context: { ...before?.context, ui },
      onReady: async () => ({ host: 'Excel' }),
      AsyncResultStatus: { Failed: 'failed', Succeeded: 'succeeded' },
      EventType: {
        DialogMessageReceived: 'dialogMessageReceived',
        DialogEventReceived: 'dialogEventReceived',
      },
    },
  })
}
