import { useLanguage } from '#web/ui'

const names: Readonly<Record<string, string>> = {
  audit: '操作记录',
  calendar: '工作日历',
  case: '办件',
  certificate: '证照',
  cockpit: '运行数字',
  demo: '演示',
  filing: '申报',
  form: '表单',
  identity: '身份与登录',
  law: '法规',
  ledger: '存证账本',
  matter: '事项',
  message: '消息',
  organization: '机构',
  rating: '评价',
  region: '行政区划',
  registry: '基础库',
  search: '搜索',
  service: '服务',
}

/** A group's name as people say it, with its code name where it is not translated. */
export function useTagName(): (tag: string) => string {
  const language = useLanguage()
  return (tag) => (language === 'zh' ? (names[tag] ?? tag) : tag)
}
