const DECIMAL_CHECKS = '10X98765432'
const DECIMAL_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The check character over 17 digits (ISO 7064 MOD 11-2, in the weighted form of GB 11643-1999). */
export function mod11Check(digits: string): string {
  const sum = DECIMAL_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return DECIMAL_CHECKS.charAt(sum % 11)
}

/** The check character over digits and capitals of any length (ISO 7064 MOD 37,36, hybrid system). */
export function mod37Check(text: string): string {
  let product = 36
  for (const character of text) {
    const sum = (product + ALPHANUMERIC.indexOf(character)) % 36 || 36
    product = (2 * sum) % 37
  }
  return ALPHANUMERIC.charAt((37 - product) % 36)
}
