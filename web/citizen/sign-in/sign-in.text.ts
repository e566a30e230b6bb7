import { catalogue } from '#web/ui'

export const signInText = catalogue({
  title: ['登录', 'Sign in'],
  lead: [
    '登录后，政府已经有的信息不用再填。',
    'Once you are signed in, you need not enter what government already knows.',
  ],
  loginName: ['账号', 'Account name'],
  loginNameHint: ['手机号、证件号或您设的账号名', 'Mobile number, identity number or the name you chose'],
  password: ['密码', 'Password'],
  next: ['下一步', 'Continue'],
  codeTitle: ['输入短信里的验证码', 'Enter the code from the message'],
  codeLead: [(phone: string) => `已发到${phone}`, (phone: string) => `Sent to ${phone}`],
  code: ['6位验证码', 'Six-digit code'],
  codeShort: [
    (length: number) => `验证码要6位，现在是${length}位`,
    (length: number) => `The code has 6 digits; this has ${length}`,
  ],
  missingName: ['请写账号', 'Enter your account name'],
  missingPassword: ['请写密码', 'Enter your password'],
  enter: ['登录', 'Sign in'],
  resend: ['再发一次', 'Send again'],
  resendIn: [
    (seconds: number) => `${seconds}秒后可以再发`,
    (seconds: number) => `You can ask again in ${seconds} s`,
  ],
  resent: ['又发了一条，用最新的那个', 'Sent again; use the newest code'],
  other: ['换个账号', 'Use another account'],
  personas: ['演示身份，点一下就登录', 'Demo personas: sign in with one click'],
  personasWhy: [
    '这是演示城市。选一个人，用他的身份办事。',
    'This is a demonstration city. Choose whom to be.',
  ],
  citizens: ['办事的人', 'People and firms'],
  officers: ['政府工作人员', 'Officers'],
  outbox: [
    '演示环境不真发短信。刚才这条是：',
    'The demonstration sends no real message. This is what it says:',
  ],
  outboxNone: ['还没有短信', 'No message yet'],
  signedInAs: [(name: string) => `现在登录的是${name}`, (name: string) => `Signed in as ${name}`],
})
