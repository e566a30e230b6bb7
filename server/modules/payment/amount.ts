const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const UNITS = ['', '拾', '佰', '仟'] as const
const GROUPS = ['', '万', '亿'] as const

/** 12.50: an amount in yuan with its two decimals. */
export function yuanText(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}

/** 壹拾贰元伍角整: an amount as bills write it (支付结算办法 附一 正确填写票据和结算凭证的基本规定). */
export function inCapitals(fen: number): string {
  const [yuan, jiao, cent] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10]
  const whole = yuan > 0 ? `${integerOf(yuan)}元` : ''
  if (jiao === 0 && cent === 0) return `${whole || '零元'}整`
  const tens = jiao > 0 ? `${DIGITS[jiao]}角` : whole ? '零' : ''
  return `${whole}${tens}${cent > 0 ? `${DIGITS[cent]}分` : '整'}`
}

function integerOf(value: number): string {
  let text = ''
  let isGap = false
  for (let group = 2; group >= 0; group--) {
    const part = Math.floor(value / 10_000 ** group) % 10_000
    if (part === 0) {
      isGap ||= text !== ''
      continue
    }
    if (text !== '' && (isGap || part < 1000)) text += '零'
    text += `${groupOf(part)}${GROUPS[group]}`
    isGap = false
  }
  return text
}

function groupOf(part: number): string {
  let text = ''
  let isGap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(part / 10 ** place) % 10
    if (digit === 0) {
      isGap ||= text !== ''
      continue
    }
    text += `${isGap ? '零' : ''}${DIGITS[digit]}${UNITS[place]}`
    isGap = false
  }
  return text
}
