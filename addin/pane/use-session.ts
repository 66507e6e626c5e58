// Who is signed in as the pane shows it, and where the focus goes when that changes.
import { useEffect, useRef, useState } from 'react'
import type { Desk } from '../desk/desk.ts'
import type { SessionState } from '../session/session.ts'

export function useSession(desk: Desk): SessionState {
  const [session, setSession] = useState(() => desk.account())
  useEffect(() => {
    setSession(desk.account())
    return desk.onAccount(setSession)
  }, [desk])
  return session
}

/** What signs in goes once somebody is signed in, and what signs out goes with them: the focus must not go too. */
export function useFocusAfterSignIn(isSignedIn: boolean): void {
  const before = useRef(isSignedIn)
  useEffect(() => {
    if (before.current === isSignedIn) return
    before.current = isSignedIn
    if (document.activeElement !== document.body || !document.hasFocus()) return
    const shown = '[role=tabpanel]:not([hidden])'
    const next = isSignedIn ? `${shown} h2` : `${shown} #subject, ${shown} #sign-in`
    document.querySelector<HTMLElement>(next)?.focus()
  }, [isSignedIn])
}
