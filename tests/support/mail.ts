import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { smtpServer } from '../../server/reminders/smtp.ts';

/** A letter that the mail server has taken. */
export interface Taken {
  to: string;
  /** As it came, with its head. */
  text: string;
  messageId: string;
}

/** A mail server that does as it is told, on a port of its own, until the test ends. */
export interface TestMail {
  url: string;
  taken: Taken[];
  /** What it answers to an address; nothing: it takes it. */
  onAddress: (address: string) => Error | null | Promise<Error | null>;
  /** What it answers to a letter that it has been given. */
  onLetter: (letter: Taken) => Error | null | Promise<Error | null>;
  /** The way to it, as the program goes; `patience`: for how long a silent one is waited for, in ms. */
  way(patience?: number): ReturnType<typeof smtpServer>;
  close(): Promise<void>;
}

/** An answer with a code: 4xx for now, 5xx for good. */
export const answer = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode });

export const FROM = 'CCN Hà Nội <ccn@example.vn>';

export async function mailServer(port = 0): Promise<TestMail> {
  const mail: Pick<TestMail, 'taken' | 'onAddress' | 'onLetter'> = {
    taken: [],
    onAddress: () => null,
    onLetter: () => null,
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 50,
    onRcptTo: ({ address }, _session, done) => {
      const answered = async () => done(await mail.onAddress(address));
      void answered();
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const messageId = /^message-id:\s+(<[^>]*>)/im.exec(text)?.[1] ?? '';
        const letter = { to: envelope.rcptTo[0]?.address ?? '', text, messageId };
        const answered = async () => {
          const error = await mail.onLetter(letter);
          if (!error) mail.taken.push(letter);
          done(error);
        };
        void answered();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  onTestFinished(close);
  return Object.assign(mail, {
    url,
    close,
    way: (patience = 5_000) => smtpServer({ url, from: FROM, patience }),
  });
}
