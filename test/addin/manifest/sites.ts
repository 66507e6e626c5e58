// Sites that manifests are written for in tests: this machine, and a stage where people sign in elsewhere.
import { type Site, siteAt } from '../../../addin/manifest/site.ts'

export const THIS_MACHINE: Site = siteAt({ site: 'https://localhost:3000', api: 'https://localhost:3000' })

export const STAGE: Site = siteAt({
  site: 'https://excel.figures.example.com/',
  api: 'https://api.figures.example.com',
  signIn: ['https://login.microsoftonline.com/common/v2.0'],
})
