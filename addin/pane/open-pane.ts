// What the pane does once the page is there: it shows who is signed in, signs out, and refreshes. It holds nothing
// itself: everything stands in the shared runtime, where the functions are.
import type { SessionState } from '../session/session.ts'
import type { PenguinRuntime } from '../session/shared-runtime.ts'
import { recalculate } from '../workbook/recalculate.ts'
import { element } from './elements.ts'

/** @param offerSignIn shows what signs people in, and hears when somebody is signed in already */
export async function openPane(
  offerSignIn: (runtime: PenguinRuntime, isSignedIn: boolean) => void,
): Promise<void> {
  const isInExcel = await hostIsExcel()
  element('outside', HTMLElement).hidden = isInExcel
  const runtime = globalThis.penguin
  if (runtime === undefined) {
    if (isInExcel) sayTrouble('The functions did not load. Close the workbook and open it again.')
    return
  }
  const show = (state: SessionState): void => {
    showAccount(state)
    offerSignIn(runtime, state.state === 'signed in')
  }
  show(runtime.session())
  runtime.onSessionChange(show)
  element('sign-out', HTMLButtonElement).addEventListener('click', () => {
    runtime.setSession(null)
    void refresh(runtime)
  })
  const button = element('refresh', HTMLButtonElement)
  button.disabled = false
  button.addEventListener('click', () => void refresh(runtime))
  await offerStaleFigures(runtime)
}

/** Every formula asks again. */
export async function refresh(runtime: PenguinRuntime): Promise<void> {
  sayTrouble('')
  runtime.forgetFigures()
  try {
    await recalculate()
    element('refreshed', HTMLElement).textContent = `Asked anew at ${new Date().toLocaleTimeString()}.`
  } catch {
    sayTrouble('Excel did not recalculate: a cell may be in editing. Press Enter there and try again.')
  }
}

export function sayTrouble(sentence: string): void {
  element('trouble', HTMLElement).textContent = sentence
}

function showAccount(state: SessionState): void {
  const isSignedIn = state.state === 'signed in'
  const sentence = isSignedIn ? `${state.account} is signed in.` : 'Nobody is signed in.'
  element('account', HTMLElement).textContent = sentence
  element('sign-out', HTMLButtonElement).hidden = !isSignedIn
}

async function offerStaleFigures(runtime: PenguinRuntime): Promise<void> {
  const box = element('stale-allowed', HTMLInputElement)
  box.checked = (await runtime.choices()).staleAllowed
  box.disabled = false
  box.addEventListener('change', () => void runtime.choose({ staleAllowed: box.checked }))
}

/** Where office.js did not load, or runs in an ordinary page, there is no Excel. */
async function hostIsExcel(): Promise<boolean> {
  if (typeof Office === 'undefined') return false
  const { host } = await Office.onReady()
  return host === Office.HostType.Excel
}
