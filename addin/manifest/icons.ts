// The icons as both manifests name them. Office keeps what it fetched by address, so an icon that changes needs
// another one: the name holds a hash of the picture.
// https://learn.microsoft.com/javascript/api/manifest/resources#images
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { HASHED_FOLDER } from './site-files.ts'

/** Pixels. 16, 32 and 80 are what a ribbon button must have, 64 and 128 are for lists on sharp screens. */
export const ICON_SIZES = [16, 32, 64, 80, 128] as const
export type IconSize = (typeof ICON_SIZES)[number]

/** Both lie beside the unified manifest in the package that is uploaded: in colour, and a white outline. */
export const PACKAGE_ICONS = { color: 'color-192.png', outline: 'outline-32.png' } as const

export interface Icon {
  readonly size: IconSize
  /** The PNG in addin/assets. */
  readonly source: URL
  /** Where the site serves it, without a slash in front. */
  readonly path: string
}

export const ICONS: readonly Icon[] = ICON_SIZES.map((size) => {
  const source = assetFile(`penguin-${size}.png`)
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 8)
  return { size, source, path: `${HASHED_FOLDER}/penguin-${size}-${hash}.png` }
})

export function assetFile(name: string): URL {
  return new URL(`../assets/${name}`, import.meta.url)
}

export function iconPath(size: IconSize): string {
  const icon = ICONS.find((each) => each.size === size)
  if (icon === undefined) throw new Error(`There is no icon of ${size} pixels.`)
  return icon.path
}
