import { Link } from 'wouter'
import { setPreferences, shownTheme, usePreferences, useText } from '#web/ui'
import { useDemo } from '../session.ts'
import { shellText } from './shell.text.ts'

/** Ways to people, checks and how the pages look. */
export function Footer() {
  const t = useText(shellText)
  const { language, theme } = usePreferences()
  const dark = shownTheme(theme) === 'dark'
  const demo = useDemo()
  return (
    <footer className="foot">
      <nav className="wrap" aria-label={t.footer}>
        <div className="links">
          <a href="tel:12345">{t.hotline}</a>
          <Link href="/verify">{t.verify}</Link>
          <Link href="/ratings">{t.ratings}</Link>
          <Link href="/about">{t.about}</Link>
          <a href="/developer">{t.developer}</a>
          {demo ? <Link href="/sign-in#personas">{t.persona}</Link> : null}
          <button
            type="button"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setPreferences({ language: language === 'zh' ? 'en' : 'zh' })}
          >
            {t.other}
          </button>
          <button type="button" onClick={() => setPreferences({ theme: dark ? 'light' : 'dark' })}>
            {dark ? t.light : t.dark}
          </button>
        </div>
        {demo ? <p>{t.demo}</p> : null}
      </nav>
    </footer>
  )
}
