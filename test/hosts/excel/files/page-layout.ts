// How a sheet prints: in the words of Excel's API and as a file has it.
import type { Worksheet } from '@cj-tech-master/excelts'
import type { PageLayout } from './extras.ts'

const POINTS_PER_INCH = 72
const ONE_SIDE = ['left', 'right', 'top', 'bottom', 'header', 'footer'] as const
const PLACES = { left: 'L', center: 'C', right: 'R' } as const
const FULL_SCALE = 100

const SWITCHES = {
  centerHorizontally: 'horizontalCentered',
  centerVertically: 'verticalCentered',
  printGridlines: 'showGridLines',
  printHeadings: 'showRowColHeaders',
  blackAndWhite: 'blackAndWhite',
  draftMode: 'draft',
} as const

/** https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.pagesetup : papers have numbers */
const PAPERS = {
  Letter: 1,
  Tabloid: 3,
  Ledger: 4,
  Legal: 5,
  Statement: 6,
  Executive: 7,
  A3: 8,
  A4: 9,
  A5: 11,
} as const

/** Pages with headers and footers, and what a file calls them. */
const PAGES = { defaultForAllPages: 'odd', oddPages: 'odd', evenPages: 'even', firstPage: 'first' } as const

type Texts = NonNullable<PageLayout['headersFooters']>[string]

export function writePageLayout(sheet: Worksheet, layout: PageLayout): void {
  const { orientation, scale, fitToWidth, fitToHeight, titleRows, titleColumns, printArea } = layout
  const { margins = {}, switches = {}, words = {} } = layout
  const isFitted = fitToWidth !== undefined || fitToHeight !== undefined
  const inches = Object.entries(margins).map(([side, points]) => [side, points / POINTS_PER_INCH])
  const paperSize = PAPERS[words.paperSize as keyof typeof PAPERS]
  sheet.pageSetup = {
    ...sheet.pageSetup,
    ...(orientation ? { orientation } : {}),
    ...(scale ? { scale } : {}),
    ...(isFitted ? { fitToPage: true, fitToWidth: fitToWidth ?? 0, fitToHeight: fitToHeight ?? 0 } : {}),
    ...(titleRows ? { printTitlesRow: titleRows } : {}),
    ...(titleColumns ? { printTitlesColumn: titleColumns } : {}),
    ...(printArea ? { printArea: printArea.replaceAll(',', '&&') } : {}),
    ...(paperSize ? { paperSize } : {}),
    ...(words.printOrder === 'OverThenDown' ? { pageOrder: 'overThenDown' } : {}),
    ...Object.fromEntries(
      Object.entries(SWITCHES).map(([word, fileWord]) => [fileWord, switches[word] === true]),
    ),
    margins: { ...sheet.pageSetup.margins, ...Object.fromEntries(inches) },
  }
  const { headersFooters = {}, headersFootersState: state = 'Default' } = layout
  const differentOddEven = /OddAndEven$/.test(state)
  const odd = differentOddEven ? headersFooters.oddPages : headersFooters.defaultForAllPages
  sheet.headerFooter = {
    ...{ differentFirst: /^First/.test(state), differentOddEven },
    ...{ oddHeader: joined(odd, 'Header'), oddFooter: joined(odd, 'Footer') },
    evenHeader: joined(headersFooters.evenPages, 'Header'),
    evenFooter: joined(headersFooters.evenPages, 'Footer'),
    firstHeader: joined(headersFooters.firstPage, 'Header'),
    firstFooter: joined(headersFooters.firstPage, 'Footer'),
  }
}

/** `&LLeft&CMiddle`: what stands at the left, in the middle and at the right. */
function joined(texts: Texts | undefined, kind: 'Header' | 'Footer'): string {
  const parts = Object.entries(PLACES).map(([place, letter]) => [letter, texts?.[place + kind] ?? ''])
  return parts.map(([letter, text]) => (text ? `&${letter}${text}` : '')).join('')
}

function parted(text: string | null | undefined, kind: 'Header' | 'Footer'): Texts {
  // Without a letter, a text is in the middle.
  const parts = `&C${text ?? ''}`.split(/&([LCR])/).slice(1)
  const found = Object.entries(PLACES).map(([place, letter]) => {
    const texts = parts.filter((_, index) => index % 2 === 1 && parts[index - 1] === letter)
    return [place + kind, texts.join('')]
  })
  return Object.fromEntries(found.filter(([, each]) => each !== ''))
}

/** @returns null for a sheet that nobody has set up to print */
export function readPageLayout({ pageSetup, headerFooter }: Worksheet): PageLayout | null {
  const { orientation, scale, fitToPage, fitToWidth, fitToHeight, printTitlesRow, printTitlesColumn } =
    pageSetup
  const { printArea, margins, paperSize, pageOrder } = pageSetup
  const switches = Object.entries(SWITCHES).filter(([, fileWord]) => pageSetup[fileWord] === true)
  const paper = Object.entries(PAPERS).find(([, number]) => number === paperSize)?.[0]
  const words = {
    ...(paper ? { paperSize: paper } : {}),
    ...(pageOrder === 'overThenDown' ? { printOrder: 'OverThenDown' } : {}),
  }
  const sides = ONE_SIDE.map(
    (side) => [side, Math.round((margins?.[side] ?? 0) * POINTS_PER_INCH * 100) / 100] as const,
  )
  const isUsual = sides.every(([side, points]) => points === USUAL_MARGINS[side])
  const layout: PageLayout = {
    ...(orientation === 'landscape' ? { orientation } : {}),
    ...(fitToPage ? { fitToWidth, fitToHeight } : {}),
    ...(!fitToPage && scale && scale !== FULL_SCALE ? { scale } : {}),
    ...(printTitlesRow ? { titleRows: printTitlesRow } : {}),
    ...(printTitlesColumn ? { titleColumns: printTitlesColumn } : {}),
    ...(printArea ? { printArea: printArea.replaceAll('&&', ',') } : {}),
    ...(isUsual ? {} : { margins: Object.fromEntries(sides) }),
    ...(switches.length > 0 ? { switches: Object.fromEntries(switches.map(([word]) => [word, true])) } : {}),
    ...(Object.keys(words).length > 0 ? { words } : {}),
    ...readHeadersFooters(headerFooter),
  }
  return Object.keys(layout).length > 0 ? layout : null
}

/** Of a new sheet, in points. */
const USUAL_MARGINS: Record<(typeof ONE_SIDE)[number], number> = {
  ...{ left: 50.4, right: 50.4, top: 54, bottom: 54 },
  ...{ header: 21.6, footer: 21.6 },
}

function readHeadersFooters(file: Worksheet['headerFooter'] | undefined): Partial<PageLayout> {
  if (!file) return {}
  const { differentFirst, differentOddEven } = file
  const pages = Object.entries(PAGES)
    .filter(([page]) => page !== (differentOddEven ? 'defaultForAllPages' : 'oddPages'))
    .map(
      ([page, word]) =>
        [
          page,
          { ...parted(file[`${word}Header`], 'Header'), ...parted(file[`${word}Footer`], 'Footer') },
        ] as const,
    )
    .filter(([, texts]) => Object.keys(texts).length > 0)
  const state = `${differentFirst ? 'FirstAnd' : ''}${differentOddEven ? 'OddAndEven' : 'Default'}`
  return {
    ...(pages.length > 0 ? { headersFooters: Object.fromEntries(pages) } : {}),
    ...(state === 'Default'
      ? {}
      : { headersFootersState: state === 'FirstAndOddAndEven' ? 'FirstOddAndEven' : state }),
  }
}
