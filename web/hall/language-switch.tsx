import { setPreferences, useLanguage } from '#web/ui'

/** The other language, said in that language. */
export function LanguageSwitch() {
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="hall-language"
      lang={other === 'en' ? 'en' : 'zh-CN'}
      onClick={() => setPreferences({ language: other })}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  )
}
