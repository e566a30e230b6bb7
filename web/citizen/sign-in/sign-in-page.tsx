import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { PageTitle, useText } from '#web/ui'
import { nextPath, useDemo, useSession } from '../session.ts'
import type { Challenge } from './challenge.ts'
import { CodeForm } from './code-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { Personas } from './personas.tsx'
import { signInText } from './sign-in.text.ts'

/** Password, then a one-time code; in the demonstration also its personas. */
export function SignInPage() {
  const t = useText(signInText)
  const [challenge, setChallenge] = useState<Challenge>()
  const session = useSession()
  const demo = useDemo()
  const enter = useEntering()
  return (
    <div className={demo ? 'wrap sign-in two' : 'wrap sign-in'}>
      <div>
        <PageTitle document={t.title}>{challenge ? t.codeTitle : t.title}</PageTitle>
        <p className="lead">{challenge ? t.codeLead(challenge.sentTo) : t.lead}</p>
        {session.person && !challenge ? <p className="note">{t.signedInAs(session.person.name)}</p> : null}
        {challenge ? (
          <CodeForm
            challenge={challenge}
            onSignedIn={() => enter()}
            onAgain={() => setChallenge(undefined)}
          />
        ) : (
          <PasswordForm onBegun={setChallenge} />
        )}
      </div>
      {demo ? <Personas onSignedIn={enter} /> : null}
    </div>
  )
}

/** Forgets what the person before could see, and goes on to where one wanted to go. */
function useEntering(): (homePath?: string) => void {
  const client = useQueryClient()
  const [, go] = useLocation()
  const search = useSearch()
  return (homePath) => {
    client.clear()
    const own = homePath === undefined || homePath === '/' ? nextPath(search) : homePath
    // Another face is another page of the browser.
    if (/^\/(officer|screen|developer)/.test(own)) window.location.assign(own)
    else go(own)
  }
}
