// A window of MSAL that is a dialog of Office. It begins at the site's sign-in page, which goes on to the sign-in service,
// and comes back to it; that page hands the answer to the pane, since a dialog shares nothing else with it.
// https://learn.microsoft.com/office/dev/add-ins/develop/dialog-api-in-office-add-ins
import { PublicClientApplication } from '@azure/msal-browser'
import { AUTH_PARAMETERS, isAnswer } from './auth-parameters.ts'
import { SignInFailure } from './sign-in.ts'

/** What MSAL holds for its window. */
interface DialogWindow {
  /** What the sign-in service sent back, as it stands in the address. */
  readonly answer: Promise<string>
}

/** MSAL leaves to its heirs how the answer of a window reaches it. */
export class DialogApplication extends PublicClientApplication {
  protected override waitForPopupResponse(...[, dialog]: Parameters<Waits>): ReturnType<Waits> {
    return (dialog as unknown as DialogWindow).answer
  }
}

type Waits = (request: never, popupWindow: Window, popupWindowParent: Window) => Promise<string>

/** Percent of the screen. */
const SIZE = { height: 65, width: 35 }

/** Closed by the person, or led away from where its address may lead. */
const CLOSED = 12_006

const FAILURES: Readonly<Record<number, string>> = {
  12007: 'A window to sign in is open already: finish there, or close it and choose Sign in again.',
  12009: 'Signing in was cancelled. Choose Sign in to try again.',
  12011: 'The sign-in window was blocked. Allow pop-up windows for this page, then choose Sign in again.',
}

/** @param page the site's sign-in page @returns what MSAL takes for the window that opens others */
export function dialogOpener(page: string): Window {
  let close: (() => void) | undefined
  const open = (address: string): DialogWindow => {
    // Somebody who asks again has given up on the first one.
    close?.()
    const answer = new Promise<string>((resolve, reject) => {
      const target = `${page}#${new URLSearchParams({ [AUTH_PARAMETERS.goTo]: address })}`
      Office.context.ui.displayDialogAsync(target, SIZE, ({ status, value: dialog, error }) => {
        if (status === Office.AsyncResultStatus.Failed) return reject(failure(error.code))
        close = () => {
          close = undefined
          dialog.close()
        }
        dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
          if (!('message' in event) || !isAnswer(event.message, event.origin)) return
          close?.()
          resolve(event.message)
        })
        dialog.addEventHandler(Office.EventType.DialogEventReceived, (event) => {
          if ('error' in event) reject(failure(event.error))
        })
      })
    })
    // MSAL may give up on the window before it waits for its answer.
    answer.catch(() => undefined)
    return { answer }
  }
  return { open } as unknown as Window
}

function failure(code: number): SignInFailure {
  const known = FAILURES[code === CLOSED ? 12_009 : code]
  return new SignInFailure(known ?? `The sign-in window did not open (${code}). Choose Sign in to try again.`)
}
