// Which of Microsoft's files each host loads: office.js chooses among them by the platform that it runs in.
import type { HostPlatform } from './office-globals.ts'

const FILES: Readonly<Record<HostPlatform, string>> = {
  PC: 'excel-win32-16.01.js',
  Mac: 'excel-mac-16.00.js',
  OfficeOnline: 'excel-web-16.00.js',
}

/** @returns a path inside the package `@microsoft/office-js` */
export const libraryFile = (platform: HostPlatform): string => `dist/${FILES[platform]}`
