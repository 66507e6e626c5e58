// The add-in's place: its pane in a frame, which loads anew when the workbook or the host is another, as a pane does that
// is opened in another workbook. F6 goes from the grid to it and back, and Tab goes around in it, as in Excel.
import { element } from './elements.ts'
import { HOST_CHANGED } from './excel-host.ts'
import type { PageSettings } from './page-settings.ts'

/** @param focusGrid lets the grid have the keys */
export function showPane({ panePath }: PageSettings, focusGrid: () => void): void {
  if (panePath === null) return
  const frame = document.createElement('iframe')
  frame.src = panePath
  frame.title = 'Add-in'
  const toTop = () => focusTop(frame)
  const end = document.createElement('span')
  end.tabIndex = 0
  end.addEventListener('focus', toTop)
  element('pane', HTMLElement).replaceChildren(frame, end)
  window.addEventListener(HOST_CHANGED, () => frame.contentWindow?.location.reload())
  frame.addEventListener('load', () => onF6(frame.contentWindow, focusGrid))
  onF6(window, toTop)
}

/** The next Tab comes to the first that takes it. */
function focusTop({ contentWindow, contentDocument }: HTMLIFrameElement): void {
  const body = contentDocument?.body
  if (body === undefined) return
  contentWindow?.focus()
  body.tabIndex = -1
  body.focus()
  body.removeAttribute('tabindex')
}

function onF6(from: Window | null, move: () => void): void {
  from?.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'F6') return
      event.preventDefault()
      event.stopPropagation()
      move()
    },
    { capture: true },
  )
}
