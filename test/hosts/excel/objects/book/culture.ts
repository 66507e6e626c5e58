// How the user's settings write numbers and dates: those of the United States.
// https://learn.microsoft.com/javascript/api/excel/excel.cultureinfo
import { HostObject } from '../host-object.ts'

/** Of Excel for Microsoft 365: https://learn.microsoft.com/office/vba/api/excel.application.calculationversion */
export const CALCULATION_ENGINE = 191_029

export class CultureInfo extends HostObject {
  readonly className = 'CultureInfo'

  get name(): string {
    return 'en-US'
  }

  get numberFormat(): NumberFormatInfo {
    return new NumberFormatInfo(this.world)
  }

  get datetimeFormat(): DatetimeFormatInfo {
    return new DatetimeFormatInfo(this.world)
  }
}

export class NumberFormatInfo extends HostObject {
  readonly className = 'NumberFormatInfo'

  get currencySymbol(): string {
    return '$'
  }

  get numberDecimalSeparator(): string {
    return '.'
  }

  get numberGroupSeparator(): string {
    return ','
  }
}

export class DatetimeFormatInfo extends HostObject {
  readonly className = 'DatetimeFormatInfo'

  get dateSeparator(): string {
    return '/'
  }

  get timeSeparator(): string {
    return ':'
  }

  get shortDatePattern(): string {
    return 'm/d/yyyy'
  }

  get longDatePattern(): string {
    return 'dddd, mmmm d, yyyy'
  }

  get longTimePattern(): string {
    return 'h:mm:ss AM/PM'
  }
}
