// The add-in's place: its pane in a frame, which loads anew when the workbook or the host is another, as a pane does that
// is opened in another workbook.
import { element } from './elements.ts'
import { HOST_CHANGED } from './excel-host.ts'
import type { PageSettings } from './page-settings.ts'

export function showPane({ panePath }: PageSettings): void {
  if (panePath === null) return
  const frame = document.createElement('iframe')
  frame.src = panePath
  frame.title = 'Add-in'
  element('pane', HTMLElement).replaceChildren(frame)
  window.addEventListener(HOST_CHANGED, () => frame.contentWindow?.location.reload())
}
