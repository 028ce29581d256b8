import { useRef, useState } from 'react';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import { errorOf } from '../../failure.ts';
import { useLanguage } from '../../i18n.tsx';
import { Notice } from '../../ui/parts.tsx';
import { type OpenedFile, openFile } from './open-file.ts';

interface Props {
  words: ImportWords;
  onOpened: (opened: OpenedFile, file: File) => void;
}

/** The first step: a file of this device, opened on the server and kept nowhere. */
export function ChooseFile({ words, onOpened }: Props) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [isOpening, setOpening] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const open = async (file: File | undefined) => {
    if (!file) return;
    setOpening(true);
    setWrong(null);
    try {
      const answer = await openFile(file);
      if (answer.ok) onOpened(answer, file);
      else setWrong(words.failure[answer.failure]);
    } catch (error) {
      const { code } = errorOf(error);
      setWrong(code === 'TOO_LARGE' ? words.failure.too_large : t.error[code]);
    } finally {
      setOpening(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <div className="card import-choose">
      <label className="button button-main import-file">
        {isOpening ? words.opening : words.choose}
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          accept=".xlsx,.xlsm,.csv,.txt"
          disabled={isOpening}
          onChange={(event) => void open(event.target.files?.[0])}
        />
      </label>
      <p className="muted">{words.limits}</p>
      {wrong && <Notice tone="error" title={wrong} />}
    </div>
  );
}
