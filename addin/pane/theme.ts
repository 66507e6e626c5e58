// Light or dark as Excel is, and where Excel does not say, as the system is.
import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'

const PREFERS_DARK = '(prefers-color-scheme: dark)'

export function usePaneTheme(): Theme {
  return useSyncExternalStore(onSystemChange, isDark) ? webDarkTheme : webLightTheme
}

function onSystemChange(listener: () => void): () => void {
  const system = matchMedia(PREFERS_DARK)
  system.addEventListener('change', listener)
  // Excel tells nobody when its theme changes; it is looked at again when somebody comes back to the pane.
  window.addEventListener('focus', listener)
  return () => {
    system.removeEventListener('change', listener)
    window.removeEventListener('focus', listener)
  }
}

function isDark(): boolean {
  const theme = typeof Office === 'object' ? Office.context?.officeTheme : undefined
  return theme?.isDarkTheme ?? darkness(theme?.bodyBackgroundColor) ?? matchMedia(PREFERS_DARK).matches
}

/** Hosts of before `isDarkTheme` give the colour alone, as `#1F1F1F`. */
function darkness(color: string | undefined): boolean | undefined {
  const [, red = '', green = '', blue = ''] = /^#?(..)(..)(..)$/.exec(color ?? '') ?? []
  const parts = [red, green, blue].map((part) => Number.parseInt(part, 16))
  if (parts.some(Number.isNaN)) return undefined
  return parts.reduce((sum, part) => sum + part, 0) < (3 * 255) / 2
}
