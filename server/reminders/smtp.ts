import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Letter } from './letter.ts';
import type { MailLine, MailServer, Outcome } from './mail-server.ts';

export interface SmtpSettings {
  /** smtp://user:password@host:587, or smtps:// */
  url: string;
  /** The sender: an address, or a name with one. */
  from: string;
  /** For tests: how long a silent server is waited for, in ms. */
  patience?: number;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

const isLoopback = (host: string): boolean => /^(localhost|127\..*|\[?::1\]?)$/.test(host);

export const smtpServer = (settings: SmtpSettings): MailServer => ({ open: () => openLine(settings) });

async function openLine({ url, from, patience }: SmtpSettings): Promise<MailLine> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const line = new SMTPConnection({
    host: hostname.replace(/^\[|\]$/g, ''),
    ...(port === '' ? {} : { port: Number(port) }),
    secure,
    // A password is not told to whoever listens on the way.
    requireTLS: username !== '' && !secure && !isLoopback(hostname),
    connectionTimeout: patience ?? CONNECT_MS,
    greetingTimeout: patience ?? CONNECT_MS,
    dnsTimeout: patience ?? CONNECT_MS,
    socketTimeout: patience ?? SILENCE_MS,
  });
  const state = { usable: true };
  // Whoever waits for an answer is told by their own callback; an error between two letters only ends the line.
  const ended = () => (state.usable = false);
  line.on('error', ended);
  line.on('end', ended);
  await new Promise<void>((resolve, reject) => {
    line.once('error', reject);
    line.connect((error) => (error ? reject(error) : resolve()));
  });
  if (username !== '') {
    const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
    await new Promise<void>((resolve, reject) => {
      line.login({ credentials }, (error) => (error ? reject(error) : resolve()));
    }).catch((error: unknown) => {
      line.close();
      throw error;
    });
  }
  return {
    usable: () => state.usable,
    close: () => (state.usable ? line.quit() : line.close()),
    send: async (letter, handOver) => {
      const outcome = await sendOver(line, { letter, from }, handOver);
      const wasAnswered = outcome.what === 'sent' || ('answered' in outcome && outcome.answered);
      // After anything else nobody knows what the server waits for.
      if (!wasAnswered) {
        state.usable = false;
        line.close();
        return outcome;
      }
      if (outcome.what !== 'sent') await reset(line).catch(ended);
      return outcome;
    },
  };
}

const reset = (line: SMTPConnection) =>
  new Promise<void>((resolve, reject) => line.reset((error) => (error ? reject(error) : resolve())));

interface Sending {
  letter: Letter;
  from: string;
}

async function sendOver(
  line: SMTPConnection,
  { letter, from }: Sending,
  handOver: () => Promise<boolean>,
): Promise<Outcome & { answered?: boolean }> {
  const { to, subject, text, html, messageId, date } = letter;
  const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
  const mime = new MailComposer({ from, to, subject, text, html, messageId, date, headers }).compile();
  const bytes = await mime.build();
  const known = { ours: true, left: false };
  // Asked for its first byte only when the server has said that it waits for it.
  const message = Readable.from(
    (async function* () {
      known.ours = await handOver();
      if (!known.ours) throw new Error('another process has this letter');
      known.left = true;
      yield bytes;
    })(),
    { objectMode: false },
  );
  return new Promise((resolve) => {
    line.send({ from: mime.getEnvelope().from || false, to: [to] }, message, (error, info) => {
      message.destroy();
      if (!error) resolve({ what: 'sent', answer: shortened(info?.response ?? '') });
      else resolve(known.ours ? failed(error, known.left) : { what: 'not_ours' });
    });
  });
}

interface SmtpError extends Error {
  code?: string;
  response?: string | false;
  responseCode?: number;
}

/** What a failure says of the letter: whether the server has answered, whether the letter had left, and what the answer was. */
function failed(error: SmtpError, left: boolean): Outcome & { answered?: boolean } {
  const status = error.responseCode ?? 0;
  const answer = shortened(typeof error.response === 'string' ? error.response : (error.code ?? error.name));
  // 421: it answers, and goes.
  const answered = status >= 400 && status !== 421;
  if (status >= 500 && answered) return { what: 'refused', answer, answered };
  if (status >= 400) return { what: 'later', answer, answered };
  return left ? { what: 'unknown', answer } : { what: 'later', answer };
}

/** For the log and the outbox: no letter, no address that a server repeats in its answer. */
const shortened = (answer: string): string => answer.replace(/<?\S+@\S+>?/g, '…').slice(0, 200);
