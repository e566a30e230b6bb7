import { normalise, refuse, type Checked } from './result.ts'

export type RealtyUnitReason = 'form' | 'parcel' | 'fixture' | 'bare'

export interface RealtyUnitParts {
  /** County (GB/T 2260). */
  readonly regionCode: string
  /** 地籍区 and 地籍子区. */
  readonly district: string
  readonly parcel: string
  /** F building, L trees, Q other, W none. */
  readonly fixture: string
  readonly serial: string
}

const FORM = /^(\d{6})(\d{6})([A-Z]{2}\d{5})([A-Z])(\d{8})$/

/** Reads a 不动产单元代码 (GB/T 37346-2019): county 6, cadastral area and sub-area 3 + 3, parcel 2 + 5, fixture 1 + 8. It has no check digit. */
export function checkRealtyUnit(input: string): Checked<RealtyUnitParts, RealtyUnitReason> {
  const value = normalise(input).toUpperCase()
  const [, regionCode, district, parcel, fixture, serial] = FORM.exec(value) ?? []
  if (!regionCode || !district || !parcel || !fixture || !serial)
    return refuse(
      'form',
      '不动产单元代码有28位：12位数字、2位字母、5位数字、1位字母、8位数字',
      'A real-estate unit code has 28 places: 12 digits, 2 letters, 5 digits, a letter, 8 digits',
    )
  // 宗地特征码, first place: of the state, of a collective, or not settled.
  if (!'GJZ'.includes(parcel.charAt(0)))
    return refuse(
      'parcel',
      '不动产单元代码第13位是土地所有权类型，应是G、J或Z',
      'Place 13 says whose the land is: G, J or Z',
    )
  if (!'FLQW'.includes(fixture))
    return refuse(
      'fixture',
      '不动产单元代码第20位是定着物类型，应是F、L、Q或W',
      'Place 20 says what stands on the land: F, L, Q or W',
    )
  if (fixture === 'W' && serial !== '00000000')
    return refuse(
      'bare',
      '没有定着物（W）的，最后8位是0',
      'Where nothing stands on the land (W) the last eight digits are 0',
    )
  return { ok: true, value, regionCode, district, parcel, fixture, serial }
}
