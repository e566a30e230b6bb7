import { Icon, LinkButton, useLanguage, useText } from '#web/ui'
import { useDemo, type Session } from '../session.ts'
import { homeText } from './home.text.ts'

/** Why to sign in, and the way to it. */
export function SignInCard({ officerName }: { readonly officerName: string | undefined }) {
  const t = useText(homeText)
  const demo = useDemo()
  return (
    <section className="home-card">
      <h2>{t.signedOutTitle}</h2>
      <p className="how">{t.signedOutWords}</p>
      <div className="act">
        <LinkButton href="/sign-in">{t.signIn}</LinkButton>
        {demo ? (
          <LinkButton look="text" href="/sign-in#personas">
            {t.demo}
          </LinkButton>
        ) : null}
        {officerName === undefined ? null : (
          <a className="btn text" href="/officer">
            {officerName}
          </a>
        )}
      </div>
    </section>
  )
}

/** Who is here, and for whom they may act. */
export function WelcomeCard({ session }: { readonly session: Session }) {
  const t = useText(homeText)
  const language = useLanguage()
  const names = session.actsFor.map(({ name }) => name).join(language === 'zh' ? '、' : ', ')
  return (
    <section className="home-card">
      <h2>{t.hello(session.person?.name ?? '')}</h2>
      {names ? (
        <>
          <p className="how">
            <b>{t.actFor(names)}</b>
            <br />
            {t.actForWords}
          </p>
          <div className="act">
            <LinkButton look="quiet" size="small" href="/me/authorisations">
              <Icon name="people" />
              {t.actForDo}
            </LinkButton>
          </div>
        </>
      ) : (
        <p className="how">{t.quietWords}</p>
      )}
    </section>
  )
}
