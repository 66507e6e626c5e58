// Moves the focus to what came of a piece of work, for those who do not see it appear. It stays where it is when somebody
// went on meanwhile: to another page of the pane, or into the sheet.
import { type RefObject, useEffect, useRef } from 'react'

export function useOutcomeFocus(isThere: boolean): RefObject<HTMLDivElement | null> {
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = outcome.current
    if (!isThere || element === null || !document.hasFocus()) return
    const focused = document.activeElement
    const isHere = focused === document.body || element.closest('[role=tabpanel]')?.contains(focused) === true
    if (isHere) element.focus()
  }, [isThere])
  return outcome
}
