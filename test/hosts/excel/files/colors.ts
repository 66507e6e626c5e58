// Colors of a file: plain, or of its theme with a tint. The model has plain ones only.
import type { Color } from '@cj-tech-master/excelts'
import type { Nullable } from '@univerjs/core'

/** A file may also tint a theme's color, which the library reads but its type leaves out. */
type FileColor = Partial<Color> & { readonly tint?: number }

/** @returns `FFRRGGBB`, or undefined for what is no color */
export function toFileColor(rgb: Nullable<string>): { argb: string } | undefined {
  const text = (rgb ?? '').trim().toLowerCase()
  const [, short] = /^#([\da-f]{3})$/.exec(text) ?? []
  if (short) return { argb: `FF${[...short].map((digit) => digit + digit).join('')}`.toUpperCase() }
  const [, long] = /^#([\da-f]{6})/.exec(text) ?? []
  if (long) return { argb: `FF${long}`.toUpperCase() }
  const parts = /^rgba?\((.*)\)$/.exec(text)?.[1]?.split(',').slice(0, 3).map(Number)
  return parts?.length === 3 && parts.every(Number.isFinite)
    ? { argb: `FF${hex(parts)}`.toUpperCase() }
    : undefined
}

/** @param theme its colors in the order in which a file counts them */
export function fromFileColor(color: FileColor | undefined, theme: readonly string[]): string | undefined {
  if (!color) return undefined
  if (color.argb) return `#${color.argb.slice(-6).toLowerCase()}`
  const base = color.theme === undefined ? undefined : theme[color.theme]
  return base && `#${hex(tinted(base, color.tint ?? 0))}`
}

/** https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.color : a tint acts on the lightness */
function tinted(rgb: string, tint: number): number[] {
  const parts = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16))
  const high = Math.max(...parts)
  const low = Math.min(...parts)
  const lightness = (high + low) / 510
  const wanted = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint
  if (high === low) return parts.map(() => wanted * 255)
  // With hue and saturation kept, every part keeps its place between the lowest and the highest.
  const saturation = (high - low) / 255 / (1 - Math.abs(2 * lightness - 1))
  const spread = saturation * (1 - Math.abs(2 * wanted - 1)) * 255
  const bottom = wanted * 255 - spread / 2
  return parts.map((part) => bottom + ((part - low) / (high - low)) * spread)
}

const hex = (parts: readonly number[]): string =>
  parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')
