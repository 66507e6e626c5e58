// The line between the grid and the add-in's pane: dragged, or moved by the arrow keys, it gives one more room.

/** Excel opens a pane 350 pixels wide, and people make it as narrow as 320. */
const NARROWEST_PX = 320
const LEAST_GRID_PX = 400
const STEP_PX = 16

export function moveByDivider(divider: HTMLElement, side: HTMLElement): void {
  const widen = (widthPx: number): void => {
    const widestPx = Math.max(NARROWEST_PX, window.innerWidth - LEAST_GRID_PX)
    const width = Math.round(Math.min(Math.max(widthPx, NARROWEST_PX), widestPx))
    document.documentElement.style.setProperty('--side-width', `${width}px`)
    divider.setAttribute('aria-valuenow', String(width))
  }
  divider.setAttribute('aria-valuemin', String(NARROWEST_PX))
  widen(side.getBoundingClientRect().width)
  divider.addEventListener('pointerdown', (event) => {
    // Captured, the pointer stays the divider's above the pane's frame too, which would swallow its moves.
    divider.setPointerCapture(event.pointerId)
    event.preventDefault()
  })
  divider.addEventListener('pointermove', (event) => {
    if (divider.hasPointerCapture(event.pointerId)) widen(window.innerWidth - event.clientX)
  })
  divider.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: STEP_PX, ArrowRight: -STEP_PX }[event.key]
    if (step === undefined) return
    event.preventDefault()
    widen(side.getBoundingClientRect().width + step)
  })
}
