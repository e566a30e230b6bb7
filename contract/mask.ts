const HIDDEN = '****'

/** An identity number with only its region and last four characters: `1499 **** **** 0026`. */
export function maskIdNumber(value: string): string {
  return value.length < 12 ? HIDDEN : `${value.slice(0, 4)} ${HIDDEN} ${HIDDEN} ${value.slice(-4)}`
}

/** A mobile or land-line number with its first three and last four digits: `138 **** 6021`. */
export function maskPhone(value: string): string {
  const digits = value.replace(/\D/g, '')
  return digits.length < 8 ? HIDDEN : `${digits.slice(-11).slice(0, 3)} ${HIDDEN} ${digits.slice(-4)}`
}

/** A name with its first character, and its last where there are three or more: `李*`, `王*兰`. */
export function maskName(value: string): string {
  const characters = [...value]
  const [first, ...rest] = characters
  if (first === undefined) return ''
  if (rest.length === 0) return '*'
  return rest.length === 1 ? `${first}*` : `${first}${'*'.repeat(rest.length - 1)}${rest.at(-1)}`
}
