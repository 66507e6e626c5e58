// How the user's settings write numbers and dates.
// https://learn.microsoft.com/javascript/api/excel/excel.cultureinfo
import { shownPattern } from '../../locale/local-formats.ts'
import { HostObject } from '../host-object.ts'

/** Of Excel for Microsoft 365: https://learn.microsoft.com/office/vba/api/excel.application.calculationversion */
export const CALCULATION_ENGINE = 191_029

export class CultureInfo extends HostObject {
  readonly className = 'CultureInfo'

  get name(): string {
    return this.world.model.locale.name
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
    return this.world.model.locale.currency
  }

  get numberDecimalSeparator(): string {
    return this.world.model.locale.decimal
  }

  get numberGroupSeparator(): string {
    return this.world.model.locale.group
  }
}

export class DatetimeFormatInfo extends HostObject {
  readonly className = 'DatetimeFormatInfo'

  get dateSeparator(): string {
    return this.world.model.locale.dateSeparators.slice(0, 1)
  }

  get timeSeparator(): string {
    return ':'
  }

  get shortDatePattern(): string {
    return shownPattern('m/d/yyyy', this.world.model.locale)
  }

  get longDatePattern(): string {
    return this.world.model.locale.longDate
  }

  get longTimePattern(): string {
    return this.world.model.locale.longTime
  }
}
