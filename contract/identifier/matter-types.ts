/** Kinds of matters by positions 3 and 4 of the catalogue code (GB/T 39554.1-2020). */
export const matterTypes: Readonly<Record<string, string>> = {
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他行政权力',
  '20': '公共服务',
}

/** Levels of government that exercise a matter, position 19 of the implementation code. */
export const useLevels: Readonly<Record<string, string>> = {
  '1': '国家级',
  '2': '省级',
  '3': '市级',
  '4': '县级',
  '5': '乡镇级',
  '6': '村级',
}
