import type { ReactNode } from 'react'
import { Empty, LinkButton, Loading, useText } from '#web/ui'
import { useSession, useSignInPath } from '../session.ts'
import { shellText } from './shell.text.ts'

/** Shows its page to a signed-in person; others are asked to sign in and come back to it. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const t = useText(shellText)
  const session = useSession()
  const signIn = useSignInPath()
  if (session.person) return children
  if (session.pending) {
    return (
      <div className="wrap">
        <Loading />
      </div>
    )
  }
  if (session.officerName !== undefined) {
    return (
      <div className="wrap">
        <Empty
          isPage
          icon="lock"
          title={t.officerTitle}
          action={
            <>
              <LinkButton href={signIn}>{t.switchAccount}</LinkButton>
              <a className="btn quiet" href="/officer">
                {t.officerFace}
              </a>
            </>
          }
        >
          {t.officerWords(session.officerName)}
        </Empty>
      </div>
    )
  }
  return (
    <div className="wrap">
      <Empty
        isPage
        icon="lock"
        title={t.signInFirst}
        action={<LinkButton href={signIn}>{t.signIn}</LinkButton>}
      >
        {t.signInWhy}
      </Empty>
    </div>
  )
}
