// Functions that came after the file format: a file names them with a prefix, and Excel shows #NAME? without it.
// https://learn.microsoft.com/openspecs/office_standards/ms-xlsx/5d1b6d44-6fc1-4ecd-8fef-0b27406cc2bf

const words = (text: string): string[] => text.trim().split(/\s+/)

/** Of Excel 2010 to 2019; every reader of .xlsx calculates them. */
const UNTIL_2019 = words(`
  ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR
  BITRSHIFT BITXOR CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST COMBINA CONCAT
  CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL ENCODEURL ERF.PRECISE
  ERFC.PRECISE EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FILTERXML FLOOR.MATH FLOOR.PRECISE FORECAST.ETS
  FORECAST.ETS.CONFINT FORECAST.ETS.SEASONALITY FORECAST.ETS.STAT FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV
  GAMMALN.PRECISE GAUSS HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOWEEKNUM
  LOGNORM.DIST LOGNORM.INV MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST
  NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI
  POISSON.DIST QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ RRI SEC SECH SHEET SHEETS SKEW.P STDEV.P STDEV.S SWITCH T.DIST
  T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TEXTJOIN UNICHAR UNICODE VAR.P VAR.S WEBSERVICE WEIBULL.DIST XOR Z.TEST`)

/** Of Excel 2021, 2024 and Microsoft 365, with one value as their result. */
const SINCE_2021 = words(`
  ARRAYTOTEXT IMAGE ISOMITTED LAMBDA LET PERCENTOF REDUCE REGEXEXTRACT REGEXREPLACE REGEXTEST TEXTAFTER TEXTBEFORE
  VALUETOTEXT XLOOKUP XMATCH`)

/** Of the same, with arrays as their result. */
const ARRAYS_SINCE_2021 = words(`
  BYCOL BYROW CHOOSECOLS CHOOSEROWS DROP EXPAND FILTER GROUPBY HSTACK MAKEARRAY MAP PIVOTBY RANDARRAY SCAN SEQUENCE SORT
  SORTBY TAKE TEXTSPLIT TOCOL TOROW TRIMRANGE UNIQUE VSTACK WRAPCOLS WRAPROWS`)

const OLDER_ARRAYS = words('FREQUENCY GROWTH LINEST LOGEST MINVERSE MMULT MODE.MULT MUNIT TRANSPOSE TREND')

/** Of Excel without a prefix, and one of Univer's. */
const DOTTED = words(
  'AVERAGE.WEIGHTED ECMA.CEILING ERROR.TYPE ISO.CEILING NETWORKDAYS.INTL REGISTER.ID WORKDAY.INTL',
)

const recent = new Set([...SINCE_2021, ...ARRAYS_SINCE_2021])
const prefixed = new Set([...UNTIL_2019, ...recent])
const arrays = new Set([...ARRAYS_SINCE_2021, ...OLDER_ARRAYS])
const worksheetOnly = new Set(['FILTER', 'SORT'])

/** @returns whether a name with a dot in it is one of Excel's own: functions of add-ins have their namespace before a dot */
export const isOwnDottedName = (name: string): boolean => prefixed.has(name) || DOTTED.includes(name)

/** @returns the function's name as a file has it */
export function storedFunctionName(name: string): string {
  const upper = name.toUpperCase()
  if (!prefixed.has(upper)) return name
  return `_xlfn.${worksheetOnly.has(upper) ? '_xlws.' : ''}${upper}`
}

/** @returns whether a reader of .xlsx may not know the function: LibreOffice knew none of them before 24.8 */
export const isRecent = (name: string): boolean => recent.has(name)

export const returnsArray = (name: string): boolean => arrays.has(name)
