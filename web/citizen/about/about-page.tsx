import { Link } from 'wouter'
import { PageTitle, useText } from '#web/ui'
import { aboutText } from './about.text.ts'

/** What this is, and how everybody can use it. */
export function AboutPage() {
  const t = useText(aboutText)
  return (
    <div className="wrap narrow page about">
      <PageTitle document={t.title}>{t.title}</PageTitle>
      <section>
        <h2>{t.what}</h2>
        {t.whatWords.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </section>
      <section>
        <h2>{t.access}</h2>
        {t.accessWords.map((words) => (
          <p key={words}>{words}</p>
        ))}
        <p>
          <Link href={`/law/${encodeURIComponent('无障碍环境建设法')}`}>{t.law}</Link>
        </p>
      </section>
      <section>
        <h2>{t.data}</h2>
        <p>
          {t.dataWords} <Link href="/me/seen">{t.seen}</Link>
        </p>
        <p>{t.lookWords}</p>
      </section>
      <section>
        <h2>{t.trouble}</h2>
        <p>{t.troubleWords}</p>
      </section>
    </div>
  )
}
